// task:  08.6
// title: Dimensions counted from the front
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

        long classes = logits.size(2);
        var right = labels.flatten(); // [batch, length] → [batch · length]
        var logProbabilities = nn.functional.log_softmax(logits, 2).flatten(0, 1); // → [batch · length, classes]
        var wanted = full_like(logProbabilities, smoothing / classes); // [batch · length, classes]
        wanted.scatter_add_(1, right.masked_fill(right.eq(ignored), 0).unsqueeze(1), full_like(wanted, 1 - smoothing));
        var losses = -(wanted * logProbabilities).sum([1]); // [batch · length, classes] → [batch · length]
        var asked = right.ne(ignored).to(losses.dtype); // [batch · length]
        return ((losses * asked).sum() / asked.sum().clamp(min: 1)).MoveToOuterDisposeScope();
    }
}
