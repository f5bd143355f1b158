// task:  09.7
// title: The result is Float64
// hint:  The result has the input's dtype, whatever the angles are.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Halves(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        var (cos, sin) = (angles.Cos, angles.Sin); // [..., length, pairs]
        var halves = input.chunk(2, -1); // [..., length, features] → 2 × [..., length, pairs]
        var (a, b) = (halves[0], halves[1]);
        return cat([(a * cos) - (b * sin), (b * cos) + (a * sin)], -1); // [..., length, features]
    }
}
