// task:   01.2
// title:  takes the root of d_k with a bit shift, which is right for powers of 4 only
// expect: Your shift halves the rounded-down logarithm, so it gives √d_k only where d_k is 1, 4, 16, 64 and so on: for
//         32 it divides by 4 and not by 5.66. Use Math.Sqrt; one root costs nothing beside a matrix product.
// hears:  root-cut-off
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Scale(Tensor scores, long dK)
    {
        Guard.Layout(scores, "[..., query, key]");
        Guard.Positive(dK);

        // d_k is a power of two, and √(2^n) = 2^(n/2).
        long root = 1L << (System.Numerics.BitOperations.Log2((ulong)dK) / 2);
        return scores / root;
    }
}
