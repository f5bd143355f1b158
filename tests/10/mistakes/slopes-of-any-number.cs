// task:  10.9
// title: The rule for powers of two is used for all numbers
// hint:  Six heads take the slopes of four, and then every second one of eight's.
// source: ml-explore/mlx #343 and PR #3071: the formula for powers of two, used for any number of heads
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Slopes(long heads)
    {
        Guard.AtLeast(heads, 1);

        return tensor(Enumerable.Range(1, (int)heads).Select(i => Math.Pow(2, -Least * i / heads)).ToArray());
    }
}
