// task:  09.3
// title: The gate goes through GELU
// hint:  That is GEGLU, as Gemma has it. Llama takes SiLU.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., width]");

        var opened = nn.functional.gelu(gate.call(input)); // [..., width] → [..., hidden]
        return down.call(opened * up.call(input)); // [..., hidden] → [..., width]
    }
}
