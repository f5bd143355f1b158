// task:  04.2
// rule:  unused-part
// title: Neither scale nor shift is used
// hint:  The tokens are normalised, and that is all: the layer has two parameters that never learn.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04;

sealed partial class LayerNorm
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., features]");
        Guard.Size(input, -1, weight.size(0), "the layer's features");

        return Normalize(input, _eps);
    }
}
