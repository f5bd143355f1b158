using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01.Demos;

/// <summary>Numbers out of tensors, to be written in tables.</summary>
internal static class Numbers
{
    /// <summary>All values of a tensor, of whatever type, row by row.</summary>
    public static double[] Read(Tensor values) =>
        values.detach().cpu().to(ScalarType.Float64).contiguous().data<double>().ToArray();
}
