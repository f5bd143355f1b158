// task:  09.6
// title: The pairs are turned the other way round
// hint:  (a, b) becomes (a cos - b sin, b cos + a sin). Where queries and keys both turn the wrong way, scores still
//        depend on the distance alone; with weights from elsewhere they are wrong.
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
        return stack([(a * cos) + (b * sin), (b * cos) - (a * sin)], -1).flatten(-2); // [..., length, features]
    }
}
