// task:   04.2
// title:  adds the bias before it multiplies by the weight, and normalises with 1e-5 whatever eps the layer was given
// expect: You scale the shift as well: multiply by weight first, then add bias (a new layer hides it, with ones and
//         zeros). And the layer has an eps of its own, _eps, which you replace with 1e-5.
// hears:  shift-before-scale
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

sealed partial class LayerNorm
{
    private const double Epsilon = 1e-5;

    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., features]");
        Guard.Size(input, -1, weight.size(0), "the layer's features");

        var shifted = Normalize(input, Epsilon) + bias;
        return shifted * weight;
    }
}
