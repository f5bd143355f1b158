// task:  09.11
// title: The window is ignored
// hint:  Everything in the past can be seen.
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
        return past;
    }
}
