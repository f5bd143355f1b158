// task:  09.2
// title: The remainder is filled up
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
        return least + ((multiple - (least % multiple)) % multiple);
    }
}
