// task:  04.1
// rule:  statistics-dimension, dimension-from-the-front
// title: Mean and variance run over dimension 1
// hint:  Dimension 1 holds the features only if one dimension comes in front. With a batch it is the tokens; count from
//        the end.
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

        var centred = input - input.mean([1], keepdim: true);
        return centred / (centred.square().mean([1], keepdim: true) + eps).sqrt();
    }
}
