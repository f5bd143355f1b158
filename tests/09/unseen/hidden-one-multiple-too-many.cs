// task:   09.2
// title:  always goes on to the next multiple
// expect: Where 8/3 of the width is a multiple already, it is the size: yours is one multiple too large there.
// hears:  SwiGluTests.It_is_the_smallest_multiple_that_is_large_enough
// faults: 1
using Katas.Lesson01;
using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public static long HiddenSize(long width, long multiple)
    {
        Guard.Positive(width);
        Guard.Positive(multiple);

        return ((8 * width / 3 / multiple) + 1) * multiple;
    }
}
