// task:  12.10
// title: It is the mean of the texts' means
// hint:  A text with one answer token then counts as much as one with a hundred. Take the mean over all answer tokens.
// source: huggingface/transformers #34510: per token, or per text?
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

        var each = nn.functional.cross_entropy(
            logits[.., ..^1].transpose(1, 2),
            labels[.., 1..],
            ignore_index: InstructionExample.Ignored,
            reduction: nn.Reduction.None); // [batch, length - 1]
        var counts = labels[.., 1..].ne(InstructionExample.Ignored).sum(1); // [batch]
        return (each.sum(1) / counts.clamp(min: 1)).mean();
    }
}
