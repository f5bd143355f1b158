// task:  04.4
// title: The form by sigmoid stands where the exact one is asked for
// hint:  x times sigmoid of 1.702 x is a rough stand-in, off by up to 0.02. The exact form uses the error function.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor Gelu(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return input * (1.702 * input).sigmoid();
    }
}
