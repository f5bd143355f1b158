// task:  03.2
// title: The exponent is computed as -i / d_model
// hint:  The formula divides 2i by d_model, where i numbers the pairs. With i alone the slowest hand turns a hundred
//        times too fast. If your exponents count the features 0, 2, 4, …, the 2 is in them already.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Frequencies(long dModel)
    {
        Guard.Positive(dModel);

        return pow(10000.0, arange((dModel + 1) / 2, dtype: ScalarType.Float64) / -dModel);
    }
}
