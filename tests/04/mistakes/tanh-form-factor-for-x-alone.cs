// task:  04.5
// title: The factor √(2/π) is applied to x alone
// hint:  It multiplies the sum, cube included: mind the brackets.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor GeluTanh(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return 0.5 * input * (1 + ((Math.Sqrt(2 / Math.PI) * input) + (0.044715 * input.pow(3))).tanh());
    }
}
