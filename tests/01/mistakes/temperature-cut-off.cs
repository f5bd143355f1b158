// task:  01.9
// title: The temperature is cut off to a whole number
// hint:  Temperatures below 1 become 0 and those between whole numbers lose their fraction. Look for a conversion.
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

        return Attention.Softmax(scores / (long)temperature);
    }
}
