using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

/// <summary>
/// What is done to logits before a token is drawn from them. Each returns logits again; a token that is ruled out gets
/// -∞, so that its probability is 0 and softmax shares the rest out.
/// </summary>
public static class SamplingFilters
{
    /// <summary>
    /// Makes tokens that already occur in the text less likely. Keskar et al. 2019, "CTRL", section 4.1; below 0 a
    /// logit is multiplied instead of divided, or the penalty would be a reward.
    /// </summary>
    /// <param name="logits">Scores of the next token, <c>[..., vocabulary]</c>.</param>
    /// <param name="text">The tokens so far, <c>[..., length]</c>, the leading dimensions being those of
    /// logits.</param>
    /// <param name="penalty">
    /// 1 for none; the higher above 1, the less repetition. It applies once to a token, however often the token occurs.
    /// </param>
    /// <returns>
    /// <c>[..., vocabulary]</c>: the logit of a token of the text is divided by the penalty if it is above 0, and
    /// multiplied by it if not.
    /// </returns>
    /// <exception cref="ArgumentException">The text holds something other than token ids.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The penalty is not above 0.</exception>
    [KataTask("06.7")]
    public static Tensor RepetitionPenalty(Tensor logits, Tensor text, double penalty)
    {
        Guard.Layout(logits, "[..., vocabulary]");
        Guard.Layout(text, "[..., length]");
        Guard.WholeNumbers(text);
        Guard.Positive(penalty);

        throw new NotImplementedException("Task 06.7: repetition penalty");
    }

    /// <summary>
    /// Keeps the k likeliest tokens. Fan et al. 2018, "Hierarchical Neural Story Generation", section 5.4.
    /// </summary>
    /// <param name="logits">Scores of the next token, <c>[..., vocabulary]</c>.</param>
    /// <param name="k">
    /// The number of tokens to keep; all, if there are fewer. Of those that are equal to the k-th highest, any may
    /// stay, or all of them, but no fewer than k tokens stay.
    /// </param>
    /// <returns><c>[..., vocabulary]</c>: the k highest logits of each row, and -∞ for the others.</returns>
    /// <exception cref="ArgumentOutOfRangeException">k is not above 0.</exception>
    [KataTask("06.8")]
    public static Tensor TopK(Tensor logits, long k)
    {
        Guard.Layout(logits, "[..., vocabulary]");
        Guard.Positive(k);

        throw new NotImplementedException("Task 06.8: top-k");
    }

    /// <summary>
    /// Keeps the nucleus: the likeliest tokens, as few as it takes for their probabilities to sum to p. Where the model
    /// is sure, few are left; where it is not, many. Holtzman et al. 2020, "The Curious Case of Neural Text
    /// Degeneration", section 3.1.
    /// </summary>
    /// <param name="logits">Scores of the next token, <c>[..., vocabulary]</c>.</param>
    /// <param name="p">
    /// The probability that must be kept, above 0 and at most 1. The likeliest token always stays, however small p is.
    /// With p = 1 all stay, except perhaps those that are too unlikely to change the sum.
    /// </param>
    /// <returns>
    /// <c>[..., vocabulary]</c>: the logit of each token of the nucleus, and -∞ for the others. The token whose
    /// probability makes the sum reach p belongs to it. Which of several equally likely ones do is not specified.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">p is not above 0, or above 1.</exception>
    [KataTask("06.9")]
    public static Tensor TopP(Tensor logits, double p)
    {
        Guard.Layout(logits, "[..., vocabulary]");
        Guard.Probability(p);
        Guard.Positive(p);

        throw new NotImplementedException("Task 06.9: top-p");
    }
}
