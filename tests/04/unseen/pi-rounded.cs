// task:   04.5
// title:  pi written as 3.14
// expect: The constant is too coarse, use Math.PI.
// hears:  GeluTests.The_numbers_inside_the_tanh_are_those_of_the_formula
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor GeluTanh(Tensor input)
    {
        Guard.Layout(input, "[...]");

        const double c = 0.7980868; // sqrt(2 / 3.14)
        return 0.5 * input * (1 + torch.tanh(c * (input + 0.044715 * torch.pow(input, 3))));
    }
}
