// task:  04.2
// rule:  unused-part
// title: The shift is not used
// hint:  The parameter called bias takes no part, so it gets no gradient and never learns.
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

        return Normalize(input, _eps) * weight;
    }
}
