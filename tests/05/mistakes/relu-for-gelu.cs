// task:  05.11
// title: ReLU stands where GELU belongs
// hint:  BERT uses GELU here; you wrote it in lesson 04.
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
        hidden = norm.call(Activations.Relu(dense.call(hidden)));
        var logits = nn.functional.linear(hidden, encoder.Table, bias);
        return logits.MoveToOuterDisposeScope();
    }
}
