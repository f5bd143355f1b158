// task:   02.3
// title:  keeps each mask in a static dictionary and hands the same tensor to every caller, who may dispose it or write
//         into it
// expect: Every caller gets the same tensor object, and it belongs to the dispose scope of whoever asked first: once
//         that one closes, the next call returns a tensor that is gone (or one that somebody has written into). Make a
//         new mask on each call.
// hears:  kept-between-calls
// faults: 1
using System.Collections.Concurrent;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

public static partial class Masks
{
    private static readonly ConcurrentDictionary<long, Tensor> CausalByLength = new();

    public static Tensor Causal(long length)
    {
        Guard.Positive(length);

        return CausalByLength.GetOrAdd(length, static n => ones(n, n, dtype: ScalarType.Bool).tril());
    }
}
