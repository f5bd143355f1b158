// task:  09.1
// title: Half types are scaled first, and brought back to their dtype last
// hint:  Llama brings the token back to its dtype first, and scales it there. Gemma does it the other way round;
//        weights expect one of the two.
// source: NVIDIA/TransformerEngine #1132 and google/gemma_pytorch PR #67, on which of the two it should be
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
        var normal = x * (meanSquare + _eps).rsqrt(); // [..., features] · [..., 1] → [..., features]
        return (normal * weight.to(normal.dtype)).to(input.dtype);
    }
}
