// task:  09.5
// title: Cosine and sine are exchanged
// hint:  At position 0 nothing turns: which of the two is 1 there?
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

        var angles = positions.to(ScalarType.Float64).unsqueeze(-1) * frequencies; // → [..., length, pairs]
        return new Angles(angles.sin(), angles.cos());
    }
}
