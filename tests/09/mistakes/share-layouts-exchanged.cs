// task:  09.8
// title: The layouts are exchanged
// hint:  Pairs for halves, and halves for pairs.
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
        var turning = input.narrow(-1, 0, rotated); // [..., length, head size] → [..., length, rotated]
        var staying = input.narrow(-1, rotated, input.size(-1) - rotated); // [..., length, head size - rotated]
        turning = layout == RotaryLayout.Halves ? Pairs(turning, angles) : Halves(turning, angles);
        return cat([turning, staying], -1); // [..., length, head size]
    }
}
