// task:  09.8
// title: Split in two
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Rotate(Tensor input, Angles angles, RotaryLayout layout)
    {
        Guard.Layout(input, "[..., length, head size]");
        Guard.SizeAtMost(angles.Cos, -1, input.size(-1) / 2, "the pairs of features of input");

        long rotated = 2 * angles.Cos.size(-1);
        var both = input.split([rotated, input.size(-1) - rotated], -1);
        var (turning, staying) = (both[0], both[1]); // [..., length, head size] → [..., length, rotated]
        turning = layout == RotaryLayout.Pairs ? Pairs(turning, angles) : Halves(turning, angles);
        return cat([turning, staying], -1); // [..., length, head size]
    }
}
