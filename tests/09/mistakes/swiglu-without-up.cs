// task:  09.3
// rule:  unused-part
// title: The map up is not used
// hint:  SiLU of the gate decides how much passes. How much of what?
// source: google-research/timesfm #493: "swiglu" mapped to SiLU alone
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., width]");

        var opened = nn.functional.silu(gate.call(input)); // [..., width] → [..., hidden]
        return down.call(opened); // [..., hidden] → [..., width]
    }
}
