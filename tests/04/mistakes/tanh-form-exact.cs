// task:  04.5
// title: The exact form stands where the one by tanh is asked for
// hint:  Models trained with the form by tanh, GPT-2 for one, want exactly that. The difference is small and adds up
//        over layers.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor GeluTanh(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return Gelu(input);
    }
}
