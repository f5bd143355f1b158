// task:  10.11
// title: Below 0 every feature is 1
// hint:  relu(x) + 1 forgets e^x below 0.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class LinearAttention
{
    public static Tensor FeatureMap(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return input.relu() + 1;
    }
}
