// task:  04.1
// rule:  statistics-dimension
// title: The tokens are normalised across the sequence
// hint:  Mean and variance run over the tokens here, so that one token changes with its neighbours. Each token has a
//        mean and a variance of its own, over its features, the last dimension.
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

        if (input.dim() < 2)
        {
            return zeros_like(input);
        }

        var centred = input - input.mean([-2], keepdim: true);
        return centred / (centred.square().mean([-2], keepdim: true) + eps).sqrt();
    }
}
