// task:   10.9
// title:  the first rule for any number of heads, as in the paper's text
// expect: 2^(-8/n) is for powers of two; six heads take four's slopes and every second of eight's.
// hears:  slopes-of-any-number
// source: ml-explore/mlx PR #3071, explosion/curated-transformers PR #252: one ratio for any number of heads
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Slopes(long heads)
    {
        Guard.AtLeast(heads, 1);

        double ratio = Math.Pow(2, -8.0 / heads);
        return tensor(Enumerable.Range(1, (int)heads).Select(i => Math.Pow(ratio, i)).ToArray());
    }
}
