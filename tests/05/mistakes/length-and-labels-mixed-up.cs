// task:  05.9
// title: Tokens and labels are mixed up
// hint:  The scores were transposed before they were flattened, so that a row holds one label's scores for several
//        tokens. Bring batch and length together, and leave the labels last.
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
            logits.transpose(1, 2).reshape(-1, logits.size(2)),
            labels.flatten(),
            ignore_index: Ignored,
            reduction: nn.Reduction.Sum);
        var asked = labels.ne(Ignored).sum().clamp(min: 1);
        return (sum / asked).MoveToOuterDisposeScope();
    }
}
