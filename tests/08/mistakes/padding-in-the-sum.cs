// task:  08.6
// title: Padding counts like any label
// hint:  Where the label is the ignored one, nothing is asked, and nothing may be learned.
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
        var logProbabilities = nn.functional.log_softmax(logits, -1); // [batch, length, classes]
        var index = labels.masked_fill(labels.eq(ignored), 0).unsqueeze(-1); // [batch, length] → [batch, length, 1]
        var ofLabel = -logProbabilities.gather(-1, index).squeeze(-1); // [batch, length, classes] → [batch, length]
        var ofAll = -logProbabilities.mean([-1]); // [batch, length]
        var losses = ((1 - smoothing) * ofLabel) + (smoothing * ofAll); // [batch, length]
        var loss = losses.mean(); // → []
        return loss.MoveToOuterDisposeScope();
    }
}
