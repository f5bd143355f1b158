// task:  03.7
// title: The sign is the other way round
// hint:  It is the key's position minus the query's: a key that comes before its query has a distance below 0.
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

        var queries = arange(offset, offset + queryLength, dtype: ScalarType.Int64);
        return queries.unsqueeze(-1) - arange(keyLength, dtype: ScalarType.Int64);
    }
}
