// task:  09.3
// title: SiLU by hand
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., width]");

        var opened = gate.call(input);
        opened = opened * opened.sigmoid(); // [..., width] → [..., hidden]
        return down.call(opened * up.call(input)); // [..., hidden] → [..., width]
    }
}
