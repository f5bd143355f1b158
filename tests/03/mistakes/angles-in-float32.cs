// task:  03.3
// title: The angles go through Float32
// hint:  Near position 0 nobody notices. At position 100 000 Float32 tells angles apart in steps of 0.008 radians, and
//        neighbours blur. Positions and angles should stay Float64 until sine and cosine are taken.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Table(long length, long dModel, long offset = 0)
    {
        Guard.Positive(length);
        Guard.Positive(dModel);
        Guard.AtLeast(offset, 0);

        var positions = arange(offset, offset + length, dtype: ScalarType.Float32);
        var angles = positions.unsqueeze(-1) * Frequencies(dModel).to(ScalarType.Float32);
        var table = stack([angles.sin(), angles.cos()], -1).flatten(1).narrow(1, 0, dModel);
        return table.to(ScalarType.Float64);
    }
}
