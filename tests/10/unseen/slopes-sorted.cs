// task:   10.9
// title:  sorts all slopes
// expect: The order belongs to the heads: those of four first, then every second of eight's.
// hears:  AlibiTests.Six_heads_have_those_of_four_and_every_second_of_eight
// source: antofuller/CROMA #12 proposes to sort them
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Slopes(long heads)
    {
        Guard.AtLeast(heads, 1);

        static IEnumerable<double> Power(long n) => Enumerable.Range(1, (int)n).Select(i => Math.Pow(2, -8.0 * i / n));
        long n = 1;
        while (n * 2 <= heads)
        {
            n *= 2;
        }

        var all = Power(n).Concat(Power(2 * n).Where((_, i) => i % 2 == 0).Take((int)(heads - n)));
        return tensor(all.OrderDescending().ToArray());
    }
}
