// task:   08.6
// title:  gives nothing to padding and spreads ε over the other wrong classes; and takes the divergence instead of the
//         cross-entropy
// expect: ε is spread over all classes, the label's own and padding included: ε / classes each. And the loss is the
//         cross-entropy; kl_div subtracts the entropy of the smoothed labels from it.
// hears:  LabelSmoothingTests.A_label_s_share_goes_to_all_classes
// faults: 2
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

        long classes = logits.size(-1);
        var silent = labels.eq(ignored); // [batch, length]
        var right = nn.functional.one_hot(labels.masked_fill(silent, 0), classes).to(logits.dtype);

        // As in The Annotated Transformer: padding is never written, so it gets nothing, and the label not twice.
        var others = ones(classes, dtype: logits.dtype);
        long wrong = classes - 1;
        if (ignored >= 0 && ignored < classes)
        {
            others = others.index_fill(0, tensor(new[] { ignored }), 0);
            wrong--;
        }

        var wanted = (right * (1 - smoothing)) + ((1 - right) * others * (smoothing / wrong));
        var said = nn.functional.log_softmax(logits, -1); // [batch, length, classes]
        var losses = nn.functional.kl_div(said, wanted, reduction: nn.Reduction.None).sum(-1); // [batch, length]
        var asked = silent.logical_not().sum().clamp_min(1);
        return (losses.masked_fill(silent, 0).sum() / asked).MoveToOuterDisposeScope();
    }
}
