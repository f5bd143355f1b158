// task:  12.10
// title: Logits are compared with the label at the same place
// hint:  The logits at a place are about the next token. The model would learn to repeat what it reads.
// source: tatsu-lab/stanford_alpaca #299
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

        var predicted = logits.flatten(0, 1); // → [batch · (length - 1), vocabulary]
        var asked = labels.flatten(); // → [batch · (length - 1)]
        return nn.functional.cross_entropy(predicted, asked, ignore_index: InstructionExample.Ignored);
    }
}
