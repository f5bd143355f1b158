// task:  12.10
// title: Answers with token 0 are left out
// hint:  Token 0 is a token like any other. What is ignored is the label -100.
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

        var predicted = logits[.., ..^1].flatten(0, 1); // → [batch · (length - 1), vocabulary]
        var asked = labels[.., 1..].flatten(); // → [batch · (length - 1)]
        asked = asked.masked_fill(asked == 0, InstructionExample.Ignored);
        return nn.functional.cross_entropy(predicted, asked, ignore_index: InstructionExample.Ignored);
    }
}
