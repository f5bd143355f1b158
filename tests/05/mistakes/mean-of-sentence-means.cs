// task:  05.9
// title: Each sentence's mean is taken first
// hint:  Then a token in a short sentence counts for more than one in a long sentence. All tokens that are asked
//        count the same.
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

        var each = nn.functional.cross_entropy(
            logits.flatten(0, 1),
            labels.flatten(),
            ignore_index: Ignored,
            reduction: nn.Reduction.None).reshape(labels.shape);
        var sum = (each.sum(1) / labels.ne(Ignored).sum(1).clamp(min: 1)).mean();
        var asked = labels.ne(Ignored).sum().clamp(min: 1);
        return sum.MoveToOuterDisposeScope();
    }
}
