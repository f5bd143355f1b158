// task:  04.4
// title: The number goes into erf undivided
// hint:  The error function belongs to a normal distribution of variance ½. To get at the one of variance 1, the number
//        is divided first; by what?
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor Gelu(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return 0.5 * input * (1 + input.erf());
    }
}
