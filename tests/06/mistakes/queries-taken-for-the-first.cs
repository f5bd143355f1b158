// task:  06.1
// title: The queries are lined up with the first keys
// hint:  The newest tokens come last. With 2 queries and 5 keys, the first query stands at position 3, not at position
//        0: the triangle has to be moved to the right.
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

        return ones(queries, keys, dtype: ScalarType.Bool).tril(); // [query, key]
    }
}
