// task:  09.6
// title: x · cos + rotated · sin, cos and sin as long as the features
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Pairs(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        var cos = angles.Cos.to(input.dtype).repeat_interleave(2, -1); // [..., length, features]
        var sin = angles.Sin.to(input.dtype).repeat_interleave(2, -1); // [..., length, features]
        var pairs = input.reshape([.. input.shape[..^1], -1, 2]); // [..., length, pairs, 2]
        var rotated = stack([-pairs.select(-1, 1), pairs.select(-1, 0)], -1).flatten(-2); // [..., length, features]
        return (input * cos) + (rotated * sin);
    }
}
