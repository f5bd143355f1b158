// task:  09.6
// title: The result is Float64
// hint:  Float64 angles times Float32 features are Float64. The result has the input's dtype.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Pairs(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        var (cos, sin) = (angles.Cos, angles.Sin); // [..., length, pairs]
        var pairs = input.reshape([.. input.shape[..^1], -1, 2]); // [..., length, features] → [..., length, pairs, 2]
        var (a, b) = (pairs.select(-1, 0), pairs.select(-1, 1)); // [..., length, pairs, 2] → 2 × [..., length, pairs]
        return stack([(a * cos) - (b * sin), (b * cos) + (a * sin)], -1).flatten(-2); // [..., length, features]
    }
}
