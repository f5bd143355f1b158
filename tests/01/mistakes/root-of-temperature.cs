// task:  01.9
// title: The square root of the temperature is taken
// hint:  The root belongs to d_k, in another task. The scores are divided by the temperature as it is.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor WithTemperature(Tensor scores, double temperature)
    {
        Guard.Layout(scores, "[..., query, key]");
        Guard.Positive(temperature);

        return Attention.Softmax(scores / Math.Sqrt(temperature));
    }
}
