// task:  09.2
// title: The hidden size is rounded down to a multiple
// hint:  At least 8/3 of the width: the multiple has to be the next one up.
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
        return least / multiple * multiple;
    }
}
