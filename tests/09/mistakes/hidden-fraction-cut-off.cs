// task:  09.2
// title: The fraction of 8/3 is cut off before rounding up
// hint:  8/3 of 2 is 5 and a third, and 5 is not at least that. What is cut off here is missing when the multiple is
//        found.
// source: the int(2 * hidden_dim / 3) of meta-llama/llama, taken over for widths where it matters
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public static long HiddenSize(long width, long multiple)
    {
        Guard.Positive(width);
        Guard.Positive(multiple);

        long least = 8 * width / 3; // whole numbers, rounded up
        return (least + multiple - 1) / multiple * multiple;
    }
}
