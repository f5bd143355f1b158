// task:  04.3
// rule:  in-place-on-argument
// title: The input is rectified in place
// hint:  The result is right, but the caller's tensor has changed with it. Return a new one.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor Relu(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return input.detach().clamp_(min: 0);
    }
}
