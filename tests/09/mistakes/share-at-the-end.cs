// task:  09.8
// title: The last features turn, and not the first
// hint:  NeoX and GPT-J turn the first features of a head.
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
        var turning = input.narrow(-1, input.size(-1) - rotated, rotated);
        var staying = input.narrow(-1, 0, input.size(-1) - rotated); // [..., length, head size - rotated]
        turning = layout == RotaryLayout.Pairs ? Pairs(turning, angles) : Halves(turning, angles);
        return cat([staying, turning], -1); // [..., length, head size]
    }
}
