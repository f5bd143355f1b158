using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

/// <summary>Which tokens the model is asked about, and how well it answers.</summary>
public static class Tagging
{
    /// <summary>
    /// The label of a token that the model is not asked about. PyTorch's <c>ignore_index</c> is the same number.
    /// </summary>
    public const long Ignored = -100;

    /// <summary>
    /// How surprised the model is by the right labels: the mean of -ln(probability of the right label), over the tokens
    /// that are asked about. The same as <c>nn.CrossEntropyLoss</c> with its <c>ignore_index</c>, except for a batch
    /// that asks nothing.
    /// </summary>
    /// <param name="logits">A score for each label of each token, <c>[batch, length, labels]</c>.</param>
    /// <param name="labels">
    /// The right ones, <c>[batch, length]</c>, Int64; <see cref="Ignored"/> where nothing is asked.
    /// </param>
    /// <returns>
    /// The loss, a single number, <c>[]</c>; 0 if all labels are ignored; NaN or ∞ where the logits make it so.
    /// </returns>
    /// <exception cref="ArgumentException">The shapes do not fit together, or labels is not Int64.</exception>
    [KataTask("05.9")]
    public static Tensor Loss(Tensor logits, Tensor labels)
    {
        Guard.Layout(logits, "[batch, length, labels]");
        Guard.Labels(labels, logits, Ignored);

        using var scope = NewDisposeScope();

        var sum = nn.functional.cross_entropy(
            logits.flatten(0, 1), // [batch, length, labels] → [batch · length, labels]
            labels.flatten(), // [batch, length] → [batch · length]
            ignore_index: Ignored,
            reduction: nn.Reduction.Sum);
        var asked = labels.ne(Ignored).sum().clamp(min: 1); // []
        return (sum / asked).MoveToOuterDisposeScope();
    }

    /// <summary>Counts the tokens that are asked about, and those of them that get the right label.</summary>
    /// <param name="logits">A score for each label of each token, <c>[batch, length, labels]</c>.</param>
    /// <param name="labels">
    /// The right ones, <c>[batch, length]</c>; <see cref="Ignored"/> where nothing is asked.
    /// </param>
    /// <returns>The number of right ones, and the number asked about.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit together, or labels is not Int64.</exception>
    public static (long right, long asked) Score(Tensor logits, Tensor labels)
    {
        Guard.Layout(logits, "[batch, length, labels]");
        Guard.Labels(labels, logits, Ignored);

        using var scope = NewDisposeScope();

        var right = logits.argmax(-1).eq(labels); // [batch, length]; an ignored label is never the largest's
        return (right.sum().item<long>(), labels.ne(Ignored).sum().item<long>());
    }
}
