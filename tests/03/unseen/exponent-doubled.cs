// task:   03.2
// title:  The exponent counts features, and doubles them again
// expect: i counts pairs: with i running over even features the 2 is already in it.
// hears:  FrequenciesTests.Six_features_have_three_frequencies
// faults: 1
// source: SamLynnEvans/Transformer #25; jadore801120 #32; Kyubyong/transformer #38; shenweichen/DeepCTR #379
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Frequencies(long dModel)
    {
        Guard.Positive(dModel);

        var i = arange(0, dModel, 2, dtype: ScalarType.Float64);
        return pow(Base, -(2 * i) / dModel);
    }
}
