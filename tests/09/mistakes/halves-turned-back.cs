// task:  09.7
// title: The halves are turned the other way round
// hint:  (a, b) becomes (a cos - b sin, b cos + a sin).
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
        var halves = input.chunk(2, -1); // [..., length, features] → 2 × [..., length, pairs]
        var (a, b) = (halves[0], halves[1]);
        return cat([(a * cos) + (b * sin), (b * cos) - (a * sin)], -1); // [..., length, features]
    }
}
