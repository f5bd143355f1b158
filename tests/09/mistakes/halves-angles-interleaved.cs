// task:  09.7
// title: Each angle is repeated, and not the list of them
// hint:  With cos and sin as long as the features, halves need the list twice (0 1 0 1); each number twice (0 0 1 1)
//        belongs to pairs.
// source: huggingface/transformers #40462, on cat(f, f) and repeat_interleave(f)
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
        cos = cos.repeat_interleave(2, -1);
        sin = sin.repeat_interleave(2, -1);
        return (input * cos) + (cat([-b, a], -1) * sin); // [..., length, features]
    }
}
