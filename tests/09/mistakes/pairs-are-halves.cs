// task:  09.6
// title: The halves turn together, and not neighbours
// hint:  Feature 0 turns with feature 1, and not with the one half a head further. At position 0 the two layouts agree.
// source: jzhang38/TinyLlama #24, nurl-lang/nurl PR #584: weights for one layout under the other, fluent-looking
//         garbage
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
        var halves = input.chunk(2, -1); // [..., length, features] → [..., length, pairs, 2]
        var (a, b) = (halves[0], halves[1]); // [..., length, pairs, 2] → 2 × [..., length, pairs]
        return cat([(a * cos) - (b * sin), (b * cos) + (a * sin)], -1); // [..., length, features]
    }
}
