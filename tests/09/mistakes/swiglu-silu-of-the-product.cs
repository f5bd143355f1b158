// task:  09.3
// title: SiLU acts on the product of both
// hint:  Only the gate goes through SiLU; the product comes after it.
// source: Nijikadesu/breakdown-minimind #3: a bracket in the wrong place
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., width]");

        var opened = nn.functional.silu(gate.call(input) * up.call(input)); // [..., width] → [..., hidden]
        return down.call(opened); // [..., hidden] → [..., width]
    }
}
