// task:  09.6
// title: The input is turned in place
// hint:  The second feature is then made of a first one that has been turned already; and the caller's tensor is
//        changed.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Pairs(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        var (cos, sin) = (angles.Cos.to(input.dtype), angles.Sin.to(input.dtype)); // [..., length, pairs]
        var pairs = input.reshape([.. input.shape[..^1], -1, 2]); // [..., length, features] → [..., length, pairs, 2]
        var (a, b) = (pairs.select(-1, 0), pairs.select(-1, 1)); // [..., length, pairs, 2] → 2 × [..., length, pairs]
        a.copy_((a * cos) - (b * sin));
        b.copy_((b * cos) + (a * sin));
        return pairs.flatten(-2); // [..., length, features]
    }
}
