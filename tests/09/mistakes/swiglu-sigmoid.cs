// task:  09.3
// title: The gate goes through a sigmoid
// hint:  That is a GLU. SiLU is x times its sigmoid.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., width]");

        var opened = gate.call(input).sigmoid(); // [..., width] → [..., hidden]
        return down.call(opened * up.call(input)); // [..., hidden] → [..., width]
    }
}
