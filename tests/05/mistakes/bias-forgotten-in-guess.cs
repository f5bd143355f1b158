// task:  05.11
// rule:  unused-part
// title: The bias is missing
// hint:  Some words are frequent wherever they stand. The bias, one number per token, says so.
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson05;

sealed partial class MaskedLanguageModel
{
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        using var scope = NewDisposeScope();

        var (hidden, _) = encoder.call(tokens, segments);
        hidden = norm.call(Activations.Gelu(dense.call(hidden)));
        var logits = nn.functional.linear(hidden, encoder.Table, null);
        return logits.MoveToOuterDisposeScope();
    }
}
