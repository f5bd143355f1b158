// task:  05.11
// title: Only the first token's vector is used for a guess
// hint:  Every place has its own guess: [batch, length, vocabulary].
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
        hidden = hidden[.., ..1];
        hidden = norm.call(Activations.Gelu(dense.call(hidden)));
        var logits = nn.functional.linear(hidden, encoder.Table, bias);
        return logits.MoveToOuterDisposeScope();
    }
}
