// task:  06.1
// title: Each token sees one token ahead
// hint:  Count for the last query: the number of its key is the number of keys less one. How far is the diagonal moved?
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

        return ones(queries, keys, dtype: ScalarType.Bool).tril(keys - queries + 1); // [query, key]
    }
}
