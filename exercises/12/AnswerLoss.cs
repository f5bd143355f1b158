using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

/// <summary>How surprised a model is by the answers, and by nothing else.</summary>
public static class AnswerLoss
{
    /// <summary>
    /// The mean cross-entropy over all tokens that have a label, of all texts together: a long answer counts more than
    /// a short one. Logits at a place are about the token behind it, so they are compared with the label behind it.
    /// </summary>
    /// <param name="logits">The scores of each token's successor, <c>[batch, length, vocabulary]</c>.</param>
    /// <param name="labels">
    /// The id of each token itself, or <see cref="InstructionExample.Ignored"/>, <c>[batch, length]</c>.
    /// </param>
    /// <returns>The loss, a single number.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or no token behind the first has a label.</exception>
    [KataTask("12.10")]
    public static Tensor Of(Tensor logits, Tensor labels)
    {
        Guard.Layout(logits, "[batch, length, vocabulary]");
        Guard.Labels(labels, logits, InstructionExample.Ignored);
        Guard.SomeAnswer(labels);

        throw new NotImplementedException("Task 12.10: the loss of answers");
    }
}
