// task:  05.11
// rule:  unused-part
// title: The vectors are compared as they are
// hint:  Before the comparison come dense, GELU and norm: what a token knows of its sentence is not yet a guess at a
//        token.
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
        hidden = hidden;
        var logits = nn.functional.linear(hidden, encoder.Table, bias);
        return logits.MoveToOuterDisposeScope();
    }
}
