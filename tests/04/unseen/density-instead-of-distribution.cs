// task:   04.4
// title:  the density of the normal distribution in place of its distribution function
// expect: Phi is the cumulative distribution, not the bell curve.
// hears:  GeluTests.A_number_is_multiplied_by_the_chance_to_be_above_a_normal_one
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor Gelu(Tensor input)
    {
        Guard.Layout(input, "[...]");

        var phi = (-0.5 * input * input).exp() / Math.Sqrt(2 * Math.PI);
        return input * phi;
    }
}
