// task:  09.11
// title: The queries are taken for the first tokens when the window is cut
// hint:  They are the last of the keys. The diagonal of the first query is moved by the tokens before it.
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
        return window is { } size ? past.triu(1 - size) : past;
    }
}
