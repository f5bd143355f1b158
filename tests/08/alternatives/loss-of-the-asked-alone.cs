// task:  08.6
// title: Padding taken out first
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

        var asked = labels.ne(ignored); // [batch, length]
        var chosen = logits[asked]; // [batch, length, classes] → [asked, classes]
        var right = labels[asked].unsqueeze(-1); // [batch, length] → [asked, 1]
        var logProbabilities = chosen - chosen.logsumexp(-1, keepdim: true); // [asked, classes]
        var ofLabel = logProbabilities.gather(1, right).sum();
        var ofAll = logProbabilities.sum() / logits.size(-1);
        var sum = -((1 - smoothing) * ofLabel) - (smoothing * ofAll);
        return sum.div(Math.Max(1, right.size(0))).MoveToOuterDisposeScope();
    }
}
