// task:  03.2
// title: An odd width loses its last pair
// hint:  With d_model = 5 there are three sines, and the last of them needs a frequency too. Half of an odd number has
//        to be rounded up; whole-number division rounds down.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Frequencies(long dModel)
    {
        Guard.Positive(dModel);

        return pow(10000.0, 2 * arange(dModel / 2, dtype: ScalarType.Float64) / -dModel);
    }
}
