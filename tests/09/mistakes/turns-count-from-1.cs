// task:  09.5
// title: Every position is one too far
// hint:  The first token is at position 0 and is not turned.
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

        var angles = (positions.to(ScalarType.Float64) + 1).unsqueeze(-1) * frequencies; // → [..., length, pairs]
        return new Angles(angles.cos(), angles.sin());
    }
}
