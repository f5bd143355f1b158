// task:  03.2
// title: The frequencies are Float32
// hint:  Multiplied by a large position, the digits that Float32 lacks become a visible error of the angle. Ask for
//        Float64 where the numbers are made: converting afterwards does not bring digits back.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Frequencies(long dModel)
    {
        Guard.Positive(dModel);

        return pow(10000.0, arange(0, dModel, 2, dtype: ScalarType.Float32) / -dModel);
    }
}
