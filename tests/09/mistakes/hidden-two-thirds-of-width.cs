// task:  09.2
// title: The hidden size is two thirds of the width
// hint:  Two thirds of what the two matrices had, which was four times the width.
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

        long least = ((2 * width) + 2) / 3; // whole numbers, rounded up
        return (least + multiple - 1) / multiple * multiple;
    }
}
