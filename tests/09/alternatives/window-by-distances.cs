// task:  09.11
// title: Distances between 0 and the window
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

        var distance = arange(keys - queries, keys).unsqueeze(-1) - arange(keys); // [query, key]
        return (distance >= 0).logical_and(distance < (window ?? keys));
    }
}
