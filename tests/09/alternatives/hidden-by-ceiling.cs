// task:  09.2
// title: Rounded up by decimals
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

        long least = (long)Math.Ceiling(8m * width / 3m); // whole numbers, rounded up
        return (long)Math.Ceiling((decimal)least / multiple) * multiple;
    }
}
