// task:  10.11
// title: Large numbers have a gradient of NaN
// hint:  `where` computes both branches. e^1000 is ∞, and on the way back 0 · ∞ is NaN: what goes into e^x has to be
//        cut at 0.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class LinearAttention
{
    public static Tensor FeatureMap(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return where(input > 0, input + 1, input.exp());
    }
}
