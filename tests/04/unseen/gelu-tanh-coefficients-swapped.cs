// task:   04.5
// title:  The two coefficients are swapped
// expect: sqrt(2/pi) stands outside, 0.044715 at the cube.
// hears:  GeluTests.The_numbers_inside_the_tanh_are_those_of_the_formula
// faults: 1
// source: huggingface/transformers PR #11514: gelu_fast coefficients swapped
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor GeluTanh(Tensor input)
    {
        Guard.Layout(input, "[...]");

        double c1 = 0.044715, c2 = 0.7978845608028654;
        return 0.5 * input * (1 + (input * c1 * (1 + (c2 * input * input))).tanh());
    }
}
