// task:  05.9
// title: An ignored label is taken for label 0
// hint:  The model is trained to give padding the first label, and does so gladly, since there is much of it. Ignored
//        labels must not add anything.
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
            labels.clamp(min: 0).flatten(),
            ignore_index: Ignored,
            reduction: nn.Reduction.Sum);
        var asked = labels.ge(-1000).sum().clamp(min: 1);
        return (sum / asked).MoveToOuterDisposeScope();
    }
}
