// task:  09.2
// rule:  unused-argument
// title: The hidden size is not rounded to a multiple
// hint:  The second argument has no effect.
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

        long least = ((8 * width) + 2) / 3; // whole numbers, rounded up
        return least;
    }
}
