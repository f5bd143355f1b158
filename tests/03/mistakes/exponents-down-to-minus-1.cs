// task:  03.2
// title: The exponents run down to -1
// hint:  Here the slowest pair has exactly 1/10000, as in some well-known code. The paper divides 2i by d_model, which
//        stops one step earlier.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Frequencies(long dModel)
    {
        Guard.Positive(dModel);

        long pairs = (dModel + 1) / 2;
        return pow(10000.0, arange(pairs, dtype: ScalarType.Float64) / -Math.Max(1, pairs - 1));
    }
}
