// task:  09.11
// title: The window reaches one token too far
// hint:  The query itself counts: a window of 3 is the token and two before it.
// source: ml-explore/mlx-lm PR #390: one value too many in the window's mask
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
        return window is { } size ? past.triu(keys - queries - size) : past;
    }
}
