// task:  08.6
// title: torch's own cross-entropy
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

static partial class LabelSmoothing
{
    public static Tensor Loss(
        Tensor logits, Tensor labels, double smoothing = 0.1, long ignored = Vocabulary.PaddingId)
    {
        Guard.Layout(logits, "[batch, length, classes]");
        Guard.Labels(labels, logits, ignored);
        Guard.Probability(smoothing);

        using var scope = NewDisposeScope();

        var sum = nn.functional.cross_entropy(
            logits.flatten(0, 1), // [batch, length, classes] → [batch · length, classes]
            labels.flatten(), // [batch, length] → [batch · length]
            ignore_index: ignored,
            reduction: nn.Reduction.Sum,
            label_smoothing: smoothing);
        return (sum / labels.ne(ignored).sum().clamp(min: 1)).MoveToOuterDisposeScope();
    }
}
