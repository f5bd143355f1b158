// task:  06.1
// title: The mask shows the future and hides the past
// hint:  True means that a query may attend. Which side of the diagonal is the past?
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

        return ones(queries, keys, dtype: ScalarType.Bool).triu(keys - queries); // [query, key]
    }
}
