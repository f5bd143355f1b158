// task:  09.1
// title: Half types are normalised in half precision
// hint:  Float16 ends at 65,504, so 300² is infinite, and BFloat16 has three digits. Which dtype should the squares
//        have?
// source: skyzh/tiny-llm PR #18: squares of ±1000 overflow Float16 unless they are widened first
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

        var x = input; // a half type squares 300 to infinity
        var meanSquare = x.square().mean([-1], keepdim: true); // [..., features] → [..., 1]
        var normal = x * (meanSquare + _eps).rsqrt(); // [..., features] · [..., 1] → [..., features]
        return normal.to(input.dtype) * weight;
    }
}
