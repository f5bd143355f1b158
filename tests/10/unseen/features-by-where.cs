// task:   10.11
// title:  where, with e^x on both sides
// expect: where computes both branches: e^1000 is ∞, and its gradient times 0 is NaN.
// hears:  features-gradient-is-nan
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
