// task:  04.1
// rule:  epsilon-outside-root, unbiased-variance
// title: The tokens are divided by a sample's standard deviation plus epsilon
// hint:  Two things at once: std divides by n - 1 unless told otherwise, and epsilon belongs to the variance, under the
//        root.
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

        return (input - input.mean([-1], keepdim: true)) / (input.std(-1, keepdim: true) + eps);
    }
}
