// task:  12.10
// title: Logits are compared with the label in front of them
// hint:  They are about the token behind, and not the one before.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class AnswerLoss
{
    public static Tensor Of(Tensor logits, Tensor labels)
    {
        Guard.Layout(logits, "[batch, length, vocabulary]");
        Guard.Labels(labels, logits, InstructionExample.Ignored);
        Guard.SomeAnswer(labels);

        var predicted = logits[.., 1..].flatten(0, 1); // → [batch · (length - 1), vocabulary]
        var asked = labels[.., ..^1].flatten(); // → [batch · (length - 1)]
        return nn.functional.cross_entropy(predicted, asked, ignore_index: InstructionExample.Ignored);
    }
}
