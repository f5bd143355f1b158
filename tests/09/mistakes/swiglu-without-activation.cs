// task:  09.3
// title: Nothing acts on the gate
// hint:  Without SiLU it is a product of two linear maps.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., width]");

        var opened = gate.call(input); // [..., width] → [..., hidden]
        return down.call(opened * up.call(input)); // [..., hidden] → [..., width]
    }
}
