// task:  04.4
// title: The ½ does not reach erf
// hint:  The probability is half of the sum of 1 and erf: mind the brackets. Far above 0 it has to be 1.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor Gelu(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return input * (0.5 + (input / Math.Sqrt(2)).erf());
    }
}
