// task:  04.4
// title: The number is multiplied by √2
// hint:  It goes into erf divided by √2, not multiplied.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor Gelu(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return 0.5 * input * (1 + (input * Math.Sqrt(2)).erf());
    }
}
