// task:  05.9
// title: Ignored tokens are counted in the division
// hint:  They add nothing to the sum, and yet they make the mean smaller: the more padding, the smaller the loss.
//        Count the labels that are asked.
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
        var asked = labels.numel();
        return (sum / asked).MoveToOuterDisposeScope();
    }
}
