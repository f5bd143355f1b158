// task:  09.1
// rule:  epsilon-outside-root
// title: Epsilon is added outside the root
// hint:  It belongs to the mean square, under the root. For small tokens the two differ.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class RmsNorm
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., features]");
        Guard.Size(input, -1, weight.size(0), "the layer's features");

        bool half = input.dtype is ScalarType.Float16 or ScalarType.BFloat16;
        var x = half ? input.to(ScalarType.Float32) : input; // a half type squares 300 to infinity
        var meanSquare = x.square().mean([-1], keepdim: true); // [..., features] → [..., 1]
        var normal = x / (meanSquare.sqrt() + _eps); // [..., features] · [..., 1] → [..., features]
        return normal.to(input.dtype) * weight;
    }
}
