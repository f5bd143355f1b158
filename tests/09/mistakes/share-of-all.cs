// task:  09.8
// title: The halves are those of the whole head
// hint:  With a share, the features that turn are halved, not the head: feature 0 turns with the middle of the share.
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
        var ends = input.chunk(2, -1); // [..., length, head size / 2]
        turning = cat([ends[0].narrow(-1, 0, rotated / 2), ends[1].narrow(-1, 0, rotated / 2)], -1);
        var staying = input.narrow(-1, rotated, input.size(-1) - rotated); // [..., length, head size - rotated]
        turning = layout == RotaryLayout.Pairs ? Pairs(turning, angles) : Halves(turning, angles);
        return cat([turning, staying], -1); // [..., length, head size]
    }
}
