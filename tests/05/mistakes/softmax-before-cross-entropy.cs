// task:  05.9
// rule:  probabilities-into-loss
// title: The logits are sent through softmax first
// hint:  Cross-entropy wants the logits: it takes softmax and logarithm itself, in a way that does not overflow.
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
            nn.functional.softmax(logits, -1).flatten(0, 1),
            labels.flatten(),
            ignore_index: Ignored,
            reduction: nn.Reduction.Sum);
        var asked = labels.ne(Ignored).sum().clamp(min: 1);
        return (sum / asked).MoveToOuterDisposeScope();
    }
}
