// task:  09.11
// title: The future is not hidden
// hint:  A window looks back only: the causal mask holds as well.
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

        var past = ones(queries, keys, dtype: ScalarType.Bool); // [query, key]
        return window is { } size ? past.triu(keys - queries - size + 1) : past;
    }
}
