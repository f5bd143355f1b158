// task:   10.11
// title:  adds both branches, each times 0 or 1
// expect: A branch that is not taken is multiplied by 0 and still there: e^1000 is ∞, and 0 · ∞ is NaN, in the features
//         themselves and not in the gradient alone. See to it that e^x never gets a large number.
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

        var above = (input > 0).to(input.dtype); // 1 above 0, otherwise 0
        return (above * (input + 1)) + ((1 - above) * input.exp());
    }
}
