using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>
/// Who is to thank for a prediction: the difference of two logits is linear in the stream once the norm's scale is
/// frozen, so that each part of the stream has its share of it.
/// </summary>
public static class Attribution
{
    /// <summary>
    /// What each part adds to the logit of one token, less what it adds to that of another: along the direction from
    /// the other token's row of the unembedding to the token's. The shares of all parts and
    /// <see cref="Readout.Constant"/> add up to the difference of the two logits.
    /// </summary>
    /// <param name="recording">The run that the parts are of.</param>
    /// <param name="parts">Parts of its stream, <c>[part, batch, position, width]</c>.</param>
    /// <param name="right">The token whose logit is looked at.</param>
    /// <param name="wrong">The token that it is held against.</param>
    /// <returns>The shares, <c>[part, batch, position]</c>.</returns>
    /// <exception cref="ArgumentException">The model has no head, or no such token.</exception>
    [KataTask("14.6")]
    public static Tensor Of(Recording recording, NamedParts parts, long right, long wrong)
    {
        Guard.Head(recording);
        Guard.There(parts);
        Guard.Index(right, recording.Model.Config.Vocabulary);
        Guard.Index(wrong, recording.Model.Config.Vocabulary);

        throw new NotImplementedException("Task 14.6: what each part adds to a logit");
    }
}
