// task:  04.5
// title: A square stands where the cube belongs
// hint:  A square is the same for x and -x; what goes into tanh has to change its sign with x.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor GeluTanh(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return 0.5 * input * (1 + (Math.Sqrt(2 / Math.PI) * (input + (0.044715 * input.square()))).tanh());
    }
}
