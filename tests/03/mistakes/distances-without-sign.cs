// task:  03.7
// title: Before and after are not told apart
// hint:  Two words before and two words after have the same number here. The sign is the difference between "dog bites"
//        and "bites dog".
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
        return (arange(keyLength, dtype: ScalarType.Int64) - queries.unsqueeze(-1)).abs();
    }
}
