// task:   09.1
// title:  normalises every dtype in Float32, Float64 as well
// expect: Float64 has to stay Float64 throughout: yours comes back as Float64 with the precision of Float32.
// hears:  RmsNormTests.Float64_is_not_rounded_to_float32
// faults: 1
using Katas.Lesson01;
using Katas.Lesson04;
using Katas.Lesson06;
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

        var wide = input.to(float32);
        var root = torch.sqrt(wide.square().mean([-1], keepdim: true) + _eps); // [..., 1]
        return (wide / root).to(input.dtype) * weight.to(input.dtype);
    }
}
