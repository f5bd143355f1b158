// task:   10.9
// title:  takes the first slopes of the next larger power of two
// expect: For six heads: the four slopes of four heads first, then the first and the third of eight's. These are the
//         first six of eight's.
// hears:  slopes-of-the-next-power
using System.Numerics;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Slopes(long heads)
    {
        Guard.AtLeast(heads, 1);

        var power = BitOperations.RoundUpToPowerOf2((ulong)heads);
        var slopes = Enumerable.Range(1, (int)heads).Select(i => Math.Pow(2, -Least * i / power));
        return tensor(slopes.ToArray());
    }
}
