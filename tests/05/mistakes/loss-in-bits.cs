// task:  05.9
// title: The logarithm is to base 2
// hint:  That gives bits. PyTorch's cross-entropy, and this workbook, measure in nats.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Tagging
{
    public static Tensor Loss(Tensor logits, Tensor labels)
    {
        Guard.Layout(logits, "[batch, length, labels]");
        Guard.Labels(labels, logits, Ignored);

        using var scope = NewDisposeScope();

        var sum = nn.functional.cross_entropy(
            logits.flatten(0, 1),
            labels.flatten(),
            ignore_index: Ignored,
            reduction: nn.Reduction.Sum);
        var asked = labels.ne(Ignored).sum().clamp(min: 1);
        return (sum / asked / Math.Log(2)).MoveToOuterDisposeScope();
    }
}
