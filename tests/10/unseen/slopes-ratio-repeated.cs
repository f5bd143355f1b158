// task:   10.9
// title:  the first rule for any number of heads, as in the paper's text
// expect: 2^(-8/n) is for powers of two; six heads take four's slopes and every second of eight's.
// hears:  slopes-of-any-number
// source: ofirpress/attention_with_linear_biases #5 and #9, on slopes of other numbers of heads
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
