// task:  10.9
// title: The slopes begin with 1
// hint:  For eight heads the first is 1/2: i runs from 1.
// source: paiml/aprender PR #2143: 2^(-8h/n) from h = 0 on
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Slopes(long heads)
    {
        Guard.AtLeast(heads, 1);

        long power = 1L << (int)Math.Log2(heads); // the largest power of two that is not above
        var slopes = Enumerable.Range(0, (int)power).Select(i => Math.Pow(2, -Least * i / power));
        var between = Enumerable.Range(0, (int)(heads - power))
            .Select(i => Math.Pow(2, -Least * ((2 * i) + 1) / (2 * power))); // every second one of twice as many heads
        return tensor(slopes.Concat(between).ToArray()); // [heads]
    }
}
