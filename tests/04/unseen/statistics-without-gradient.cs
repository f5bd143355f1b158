// task:   04.1
// title:  takes mean and variance under no_grad, so that the gradient treats them as constants
// expect: The numbers are right and the gradient is not: the mean and the variance depend on the input, and under
//         no_grad the way back through them is cut. Take no_grad away; only batch norm's running averages are kept out
//         of the graph.
// hears:  statistics-detached
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

sealed partial class LayerNorm
{
    public static Tensor Normalize(Tensor input, double eps)
    {
        Guard.Layout(input, "[..., features]");

        Tensor mean, deviation;
        using (no_grad()) // statistics: there is nothing to learn in them
        {
            mean = input.mean([-1], keepdim: true);
            deviation = (input.var(-1, unbiased: false, keepdim: true) + eps).sqrt();
        }

        return (input - mean) / deviation;
    }
}
