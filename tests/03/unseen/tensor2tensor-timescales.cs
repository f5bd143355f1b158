// task:   03.2
// title:  spreads the pairs from 1 to exactly 1/10000, as tensor2tensor does, and not by 2i / d_model
// expect: Your slowest pair turns at exactly 1/10000, because you divide by one pair fewer than there are; the exponent
//         of pair i is -2i / d_model.
// hears:  exponents-down-to-minus-1
// faults: 1
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
        double increment = Math.Log(Base) / Math.Max(pairs - 1, 1); // log(max / min) / (num_timescales - 1)
        return (arange(pairs, dtype: ScalarType.Float64) * -increment).exp();
    }
}
