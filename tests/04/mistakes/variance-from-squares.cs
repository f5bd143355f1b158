// task:  04.1
// title: The variance is computed as the mean square less the squared mean
// hint:  True on paper. In float32, beside a large mean, it is the difference of two huge numbers that agree in every
//        digit they have. Subtract the mean first, then square.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04;

sealed partial class LayerNorm
{
    public static Tensor Normalize(Tensor input, double eps)
    {
        Guard.Layout(input, "[..., features]");

        var mean = input.mean([-1], keepdim: true);
        var variance = input.square().mean([-1], keepdim: true) - mean.square();
        return (input - mean) / (variance + eps).sqrt();
    }
}
