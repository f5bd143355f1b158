// task:  05.11
// title: The form of GELU by tanh is used, and not the exact one
// hint:  There are two forms, within 0.0005 of each other. BERT's is the exact one.
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
        hidden = norm.call(Activations.GeluTanh(dense.call(hidden)));
        var logits = nn.functional.linear(hidden, encoder.Table, bias);
        return logits.MoveToOuterDisposeScope();
    }
}
