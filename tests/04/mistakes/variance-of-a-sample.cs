// task:  04.1
// rule:  unbiased-variance
// title: The variance divides by one less than the features
// hint:  torch's var and std estimate the variance of a population from a sample unless they are told otherwise, and
//        divide by n - 1. A token's features are all there is: divide by n.
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

        return (input - input.mean([-1], keepdim: true)) / (input.var(-1, keepdim: true) + eps).sqrt();
    }
}
