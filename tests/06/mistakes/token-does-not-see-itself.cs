// task:  06.1
// title: A token does not see itself
// hint:  Look at one token alone: its row would be empty. A token may look at itself, and its own key is the last that
//        it may see.
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

        return ones(queries, keys, dtype: ScalarType.Bool).tril(keys - queries - 1); // [query, key]
    }
}
