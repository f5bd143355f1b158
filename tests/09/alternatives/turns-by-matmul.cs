// task:  09.5
// title: A column times a row
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class RotaryAngles
{
    public static Angles At(Tensor positions, Tensor frequencies)
    {
        Guard.Layout(positions, "[..., length]");
        Guard.WholeNumbers(positions);
        Guard.Layout(frequencies, "[pairs]");

        var angles = positions.to(ScalarType.Float64).unsqueeze(-1).matmul(frequencies.unsqueeze(0));
        return new Angles(angles.cos(), angles.sin());
    }
}
