// task:  03.7
// title: The offset moves the keys and not the queries
// hint:  The first key is at position 0, and the first query at the offset: the new token looks back over what came
//        before it.
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

        var keys = arange(offset, offset + keyLength, dtype: ScalarType.Int64);
        return keys - arange(queryLength, dtype: ScalarType.Int64).unsqueeze(-1);
    }
}
