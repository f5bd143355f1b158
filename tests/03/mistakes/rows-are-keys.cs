// task:  03.7
// title: Rows and columns have changed places
// hint:  A row belongs to a query and a column to a key, as in the scores that these distances go with.
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
        return arange(keyLength, dtype: ScalarType.Int64).unsqueeze(-1) - queries;
    }
}
