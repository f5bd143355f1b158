// task:  09.7
// title: The halves come back in the wrong order
// hint:  The first half of the result is made of the first half of the input, turned.
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
        return cat([(b * cos) + (a * sin), (a * cos) - (b * sin)], -1); // [..., length, features]
    }
}
