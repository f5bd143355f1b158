// task:   05.11
// title:  takes the blocks' activation from the configuration for the head, where the head always uses GELU
// expect: `Config.Activation` is what stands inside the blocks' feed-forward networks; the head has GELU whatever the
//         blocks use. With ReLU in the configuration, your logits differ.
// hears:  MaskedLanguageModelTests.Logits_match_the_reference
// faults: 1
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

sealed partial class MaskedLanguageModel
{
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        using var scope = NewDisposeScope();

        var (hidden, _) = encoder.call(tokens, segments); // [batch, length, d_model]
        hidden = Activations.Apply(dense.call(hidden), encoder.Config.Activation);
        hidden = norm.call(hidden);
        var logits = hidden.matmul(encoder.Table.transpose(0, 1)) + bias; // [batch, length, vocabulary]
        return logits.MoveToOuterDisposeScope();
    }
}
