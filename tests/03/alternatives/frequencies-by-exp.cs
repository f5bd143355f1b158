// task:  03.2
// title: The power as an exponential
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Frequencies(long dModel)
    {
        Guard.Positive(dModel);

        return (arange(0, dModel, 2, dtype: ScalarType.Float64) * (-Math.Log(10000) / dModel)).exp();
    }
}
