// task:  08.6
// title: Labels as probabilities
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
        var asked = labels.ne(ignored).unsqueeze(-1); // [batch, length, 1]
        var right = labels.masked_fill(labels.eq(ignored), 0); // [batch, length]
        var labelled = nn.functional.one_hot(right, classes).to(logits.dtype); // [batch, length, classes]
        var wanted = (labelled * (1 - smoothing)) + (smoothing / classes);
        var losses = -(wanted * nn.functional.log_softmax(logits, -1)).sum(-1, keepdim: true); // [batch, length, 1]
        return (losses * asked).sum().div(asked.sum().clamp(min: 1)).MoveToOuterDisposeScope();
    }
}
