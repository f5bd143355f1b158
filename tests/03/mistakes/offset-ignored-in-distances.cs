// task:  03.7
// title: The offset has no effect on the distances
// hint:  With keys kept from before, the first query is not at position 0. A single new token would think itself at the
//        start of the text.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Distances
{
    public static Tensor Between(long queryLength, long keyLength, long offset = 0)
    {
        Guard.Positive(queryLength);
        Guard.Positive(keyLength);
        Guard.AtLeast(offset, 0);

        var queries = arange(queryLength, dtype: ScalarType.Int64);
        return arange(keyLength, dtype: ScalarType.Int64) - queries.unsqueeze(-1);
    }
}
