// task:  04.2
// title: The shift is added before the scale
// hint:  Then the shift is scaled too. Equation 4 multiplies first and adds last.
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

        return (Normalize(input, _eps) + bias) * weight;
    }
}
