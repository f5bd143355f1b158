// task:  09.5
// title: Positions are counted from 0, and not taken from the argument
// hint:  Behind a past the first new token is not at position 0.
// source: lucidrains/rotary-embedding-torch #11: frequencies remembered for a length, whatever the offset
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

        var places = arange(positions.size(-1), ScalarType.Float64).expand(positions.shape);
        var angles = places.unsqueeze(-1) * frequencies; // → [..., length, pairs]
        return new Angles(angles.cos(), angles.sin());
    }
}
