// task:  09.11
// title: What is near is hidden, and what is far is seen
// hint:  The triangle that is kept is the wrong one.
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
        return window is { } size ? past.tril(keys - queries - size) : past;
    }
}
