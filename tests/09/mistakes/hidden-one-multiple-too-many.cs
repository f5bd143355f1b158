// task:  09.2
// title: A size that is a multiple already gets one more
// hint:  32 is a multiple of 8 as it is. What has to be added before dividing, so that exact sizes stay?
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
        return (least + multiple) / multiple * multiple;
    }
}
