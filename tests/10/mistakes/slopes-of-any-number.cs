// task:  10.9
// title: The rule for powers of two is used for all numbers
// hint:  Six heads take the slopes of four, and then every second one of eight's.
// source: ofirpress/attention_with_linear_biases #5, on slopes for other numbers of heads
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
