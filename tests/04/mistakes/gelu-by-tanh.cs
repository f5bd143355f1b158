// task:  04.4
// title: The form by tanh stands where the exact one is asked for
// hint:  The two differ by up to 0.0005, in every feature of every layer. The exact form uses the error function.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor Gelu(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return 0.5 * input * (1 + (Math.Sqrt(2 / Math.PI) * (input + (0.044715 * input.pow(3)))).tanh());
    }
}
