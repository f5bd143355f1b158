// task:  09.1
// title: Float64 is computed in Float32
// hint:  Half types are widened to Float32; Float64 would be narrowed by that, and loses half its digits.
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
        var x = half || input.dtype == ScalarType.Float64 ? input.to(ScalarType.Float32) : input;
        var meanSquare = x.square().mean([-1], keepdim: true); // [..., features] → [..., 1]
        var normal = x * (meanSquare + _eps).rsqrt(); // [..., features] · [..., 1] → [..., features]
        return normal.to(input.dtype) * weight;
    }
}
