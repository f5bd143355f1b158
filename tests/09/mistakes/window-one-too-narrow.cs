// task:  09.11
// title: The window reaches one token too few
// hint:  The window counts the query itself and as many more as are missing to its size.
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class SlidingWindow
{
    public static Tensor Mask(long queries, long keys, long? window = null)
    {
        Guard.Positive(queries);
        Guard.AtLeast(keys, queries);
        Guard.AtLeast(window ?? 1, 1, nameof(window));

        var past = CausalMask.Window(queries, keys); // [query, key]
        return window is { } size ? past.triu(keys - queries - size + 2) : past;
    }
}
