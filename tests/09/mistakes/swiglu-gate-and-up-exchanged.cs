// task:  09.3
// title: Gate and up are exchanged
// hint:  SiLU acts on the gate. With weights from elsewhere it matters which of the two maps that is.
// source: ml-explore/mlx-lm PR #767: silu(x) * gate in place of silu(gate) * x
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., width]");

        var opened = nn.functional.silu(up.call(input)); // [..., width] → [..., hidden]
        return down.call(opened * gate.call(input)); // [..., hidden] → [..., width]
    }
}
