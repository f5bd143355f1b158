// task:  04.4
// title: The 1 beside erf is missing
// hint:  erf goes from -1 to 1, and a probability from 0 to 1: it is moved up first, then halved.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor Gelu(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return 0.5 * input * (input / Math.Sqrt(2)).erf();
    }
}
