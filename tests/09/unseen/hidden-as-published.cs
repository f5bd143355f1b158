// task:   09.2
// title:  Meta's own two lines, which cut the fraction off
// expect: int(2 * hidden / 3) cuts the fraction off before rounding up: for width 2 and multiples of 5 it gives 5, and
//         8/3 of 2 is more than that.
// hears:  hidden-fraction-cut-off
// source: meta-llama/llama, model.py: hidden_dim = int(2 * hidden_dim / 3)
namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public static long HiddenSize(long width, long multiple)
    {
        Guard.Positive(width);
        Guard.Positive(multiple);

        var hidden = 4 * width;
        hidden = (long)(2 * hidden / 3);
        return multiple * ((hidden + multiple - 1) / multiple);
    }
}
