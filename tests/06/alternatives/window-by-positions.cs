// task:  06.1
// title: A window from positions
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class CausalMask
{
    public static Tensor Window(long queries, long keys)
    {
        Guard.Positive(queries);
        Guard.AtLeast(keys, queries);

        var query = arange(keys - queries, keys).unsqueeze(1); // [query, 1]
        return arange(keys) <= query; // [query, key]
    }
}
