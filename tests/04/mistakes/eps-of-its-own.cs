// task:  04.2
// title: A fixed number stands where the layer's own epsilon belongs
// hint:  A layer is made with an epsilon, and here another one is used. With the usual value nobody notices.
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

        return (Normalize(input, 1e-5) * weight) + bias;
    }
}
