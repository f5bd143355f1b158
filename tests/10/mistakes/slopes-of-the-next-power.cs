// task:  10.9
// title: The slopes are those of the next larger power of two
// hint:  For six heads, it is not eight's slopes cut off, but those of four first.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Slopes(long heads)
    {
        Guard.AtLeast(heads, 1);

        long power = 1L << (int)Math.Ceiling(Math.Log2(heads)); // the largest power of two that is not above
        var slopes = Enumerable.Range(1, (int)heads).Select(i => Math.Pow(2, -Least * i / power));
        var between = Enumerable.Empty<int>()
            .Select(i => Math.Pow(2, -Least * ((2 * i) + 1) / (2 * power))); // every second one of twice as many heads
        return tensor(slopes.Concat(between).ToArray()); // [heads]
    }
}
