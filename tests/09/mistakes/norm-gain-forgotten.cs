// task:  09.1
// title: The scale is not applied
// hint:  At first it is all ones and seems to do nothing. A trained model's is something else.
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
        return normal.to(input.dtype);
    }
}
