// task:  09.7
// title: Neighbours turn together, and not halves
// hint:  Feature i turns with feature i + half. At position 0 the two layouts agree.
// source: EleutherAI/gpt-neox #834, keras-team/keras-hub #1416, henrywoo/pyllama #83: "it should be every two"
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Halves(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        var (cos, sin) = (angles.Cos.to(input.dtype), angles.Sin.to(input.dtype)); // [..., length, pairs]
        var pairs = input.reshape([.. input.shape[..^1], -1, 2]); // [..., length, features] → 2 × [..., length, pairs]
        var (a, b) = (pairs.select(-1, 0), pairs.select(-1, 1));
        return stack([(a * cos) - (b * sin), (b * cos) + (a * sin)], -1).flatten(-2); // [..., length, features]
    }
}
