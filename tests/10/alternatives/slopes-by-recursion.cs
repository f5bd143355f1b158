// task:  10.9
// title: By a ratio, as the authors' function
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Slopes(long heads)
    {
        Guard.AtLeast(heads, 1);

        static IEnumerable<double> PowerOfTwo(long n)
        {
            double ratio = Math.Pow(2, -Least / n);
            return Enumerable.Range(0, (int)n).Select(i => ratio * Math.Pow(ratio, i));
        }

        long n = 1;
        while (2 * n <= heads)
        {
            n *= 2;
        }

        var rest = PowerOfTwo(2 * n).Where((_, i) => i % 2 == 0).Take((int)(heads - n));
        return tensor(PowerOfTwo(n).Concat(rest).ToArray()); // [heads]
    }
}
