// task:  04.1
// rule:  gradient-cut
// title: No gradient flows through mean and variance
// hint:  The values are right; the gradient is not. Mean and variance follow from the features, so a change of one
//        feature acts through them as well.
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

        var mean = input.mean([-1], keepdim: true).detach();
        var variance = (input - mean).square().mean([-1], keepdim: true).detach();
        return (input - mean) / (variance + eps).sqrt();
    }
}
