using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>
/// A loss that does not ask for certainty. Szegedy et al. 2016, "Rethinking the Inception Architecture for Computer
/// Vision", section 7; Vaswani et al. 2017, section 5.4, with 0.1.
/// </summary>
public static class LabelSmoothing
{
    /// <summary>
    /// The mean cross-entropy between what the model says and smoothed labels: a label is given 1 - smoothing, and the
    /// smoothing is spread evenly over all classes, the label's own included.
    /// </summary>
    /// <param name="logits">A score for each class, <c>[batch, length, classes]</c>.</param>
    /// <param name="labels">The right classes, <c>[batch, length]</c>, Int64.</param>
    /// <param name="smoothing">The probability that is spread; 0 gives the plain cross-entropy.</param>
    /// <param name="ignored">The label that asks nothing, usually padding. It counts for nothing.</param>
    /// <returns>The mean over all labels that ask something, <c>[]</c>; 0 if none does.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit together, or a label does not exist.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not from 0 to 1.</exception>
    [KataTask("08.6")]
    public static Tensor Loss(
        Tensor logits, Tensor labels, double smoothing = 0.1, long ignored = Vocabulary.PaddingId)
    {
        Guard.Layout(logits, "[batch, length, classes]");
        Guard.Labels(labels, logits, ignored);
        Guard.Probability(smoothing);

        using var scope = NewDisposeScope();

        var asked = labels.ne(ignored); // [batch, length]
        var logProbabilities = nn.functional.log_softmax(logits, -1); // [batch, length, classes]
        var index = labels.masked_fill(~asked, 0).unsqueeze(-1); // [batch, length] → [batch, length, 1]
        var ofLabel = -logProbabilities.gather(-1, index).squeeze(-1); // [batch, length, classes] → [batch, length]
        var ofAll = -logProbabilities.mean([-1]); // [batch, length, classes] → [batch, length]
        var losses = ((1 - smoothing) * ofLabel) + (smoothing * ofAll); // [batch, length]
        return (losses.masked_fill(~asked, 0).sum() / asked.sum().clamp(min: 1)).MoveToOuterDisposeScope(); // → []
    }
}
