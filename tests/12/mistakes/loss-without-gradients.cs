// task:  12.10
// rule:  gradient-cut
// title: No gradient flows back from the loss
// hint:  The loss is what training goes back from.
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

        var predicted = logits[.., ..^1].flatten(0, 1).detach(); // → [batch · (length - 1), vocabulary]
        var asked = labels[.., 1..].flatten(); // → [batch · (length - 1)]
        return nn.functional.cross_entropy(predicted, asked, ignore_index: InstructionExample.Ignored);
    }
}
