// task:  10.11
// title: Large numbers have a gradient of NaN
// hint:  The branch that is not taken is computed as well, by `where` or times 0. e^1000 is ∞, and 0 · ∞ is NaN, on the
//        way back at the latest: what goes into e^x has to be cut at 0.
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
