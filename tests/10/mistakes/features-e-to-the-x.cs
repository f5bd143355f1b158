// task:  10.11
// title: e^x is taken above 0, too
// hint:  Above 0 it is x + 1.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class LinearAttention
{
    public static Tensor FeatureMap(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return input.exp();
    }
}
