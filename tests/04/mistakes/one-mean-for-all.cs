// task:  04.1
// rule:  statistics-over-everything
// title: One mean and one variance for all tokens
// hint:  Reduced without a dimension, mean and variance are single numbers for the whole batch. Each token needs its
//        own: reduce the last dimension, and keep it, so that it broadcasts.
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

        var centred = input - input.mean();
        return centred / (centred.square().mean() + eps).sqrt();
    }
}
