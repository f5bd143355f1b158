// task:  04.5
// title: tanh by way of sigmoid, (1 + tanh z) / 2 = sigmoid 2z
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor GeluTanh(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return input * (2 * Math.Sqrt(2 / Math.PI) * (input + (0.044715 * input * input * input))).sigmoid();
    }
}
