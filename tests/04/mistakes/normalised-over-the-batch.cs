// task:  04.1
// rule:  statistics-dimension, dimension-from-the-front
// title: The tokens are normalised across the batch
// hint:  Mean and variance run over dimension 0: that is batch norm, in which a sentence comes out differently beside
//        other sentences. Layer norm looks at one token at a time.
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

        var centred = input - input.mean([0], keepdim: true);
        return centred / (centred.square().mean([0], keepdim: true) + eps).sqrt();
    }
}
