// task:  03.2
// title: Wavelengths are returned and not frequencies
// hint:  The numbers grow from 1 to thousands. The first pair turns fastest, and each pair after it more slowly: what
//        does a sign in an exponent do?
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Frequencies(long dModel)
    {
        Guard.Positive(dModel);

        return pow(10000.0, arange(0, dModel, 2, dtype: ScalarType.Float64) / dModel);
    }
}
