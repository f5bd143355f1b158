// task:  04.5
// title: The term with the cube is missing
// hint:  tanh alone bends too early. A small share of the cube corrects it.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor GeluTanh(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return 0.5 * input * (1 + (Math.Sqrt(2 / Math.PI) * input).tanh());
    }
}
