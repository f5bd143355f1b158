// task:  04.1
// title: The mean is not subtracted from the tokens
// hint:  The variance is taken around the mean, but the features that are divided still have it. Each token should come
//        out with a mean of 0. (Without mean anywhere it would be an RMS norm, another layer.)
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

        var centred = input - input.mean([-1], keepdim: true);
        return input / (centred.square().mean([-1], keepdim: true) + eps).sqrt();
    }
}
