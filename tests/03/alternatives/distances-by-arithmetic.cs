// task:  03.7
// title: Numbers 0 to n - 1, divided with rest
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

        var numbers = arange(queryLength * keyLength, dtype: ScalarType.Int64);
        var distances = numbers.remainder(keyLength) - numbers.div(keyLength, RoundingMode.floor) - offset;
        return distances.reshape(queryLength, keyLength);
    }
}
