// task:  04.5
// title: 2/π stands where its root belongs
// hint:  The root of the fraction is not taken, and the curve is too flat at 0.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor GeluTanh(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return 0.5 * input * (1 + (2 / Math.PI * (input + (0.044715 * input.pow(3)))).tanh());
    }
}
