// task:  09.3
// title: Gate and up are added
// hint:  A gate multiplies: where it is 0, nothing passes.
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
        return down.call(opened + up.call(input)); // [..., hidden] → [..., width]
    }
}
