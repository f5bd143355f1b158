using Katas.Toolkit;

namespace Katas.Lesson07;

/// <summary>
/// How close translations are to those made by people. Papineni et al. 2002, "BLEU: a Method for Automatic Evaluation
/// of Machine Translation", section 2; in every detail as in sacreBLEU (Post 2018, "A Call for Clarity in Reporting
/// BLEU Scores").
/// </summary>
public static class Bleu
{
    private const int Orders = 4;

    /// <summary>Counts what one sentence has in common with its references.</summary>
    /// <param name="hypothesis">The words that were written.</param>
    /// <param name="references">The words of each translation by a person, at least one.</param>
    /// <returns>
    /// For each order from 1 to 4 the n-grams and those of them that match: each as often as it occurs, but no more
    /// often than in the reference in which it occurs most. And two lengths: that of the sentence, and that of the
    /// reference closest to it in length, or the shorter of two equally close ones.
    /// </returns>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    [KataTask("07.9")]
    public static BleuCounts Count(string[] hypothesis, string[][] references)
    {
        Guard.AtLeast(references.Length, 1);

        throw new NotImplementedException("Task 07.9: count n-grams");
    }

    /// <summary>
    /// The brevity penalty times the geometric mean of the four precisions. Papineni et al. 2002, section 2.3.
    /// </summary>
    /// <param name="counts">The counts over the whole corpus.</param>
    /// <param name="options">What to do with precisions of 0; null for sacreBLEU's default.</param>
    /// <returns>The score; 0 if nothing matches at all, smoothed or not.</returns>
    [KataTask("07.10")]
    public static BleuScore Score(BleuCounts counts, BleuOptions? options = null)
    {
        throw new NotImplementedException("Task 07.10: the BLEU score");
    }

    /// <summary>
    /// The BLEU of a corpus: all sentences are counted together. It is not the mean of the sentences' scores.
    /// </summary>
    /// <param name="hypotheses">The words of each translation.</param>
    /// <param name="references">For each, the words of one or more translations by people.</param>
    /// <param name="options">What to do with precisions of 0; null for sacreBLEU's default.</param>
    /// <exception cref="ArgumentException">There are no sentences, or not the same number in both.</exception>
    public static BleuScore Corpus(
        IReadOnlyList<string[]> hypotheses, IReadOnlyList<string[][]> references, BleuOptions? options = null)
    {
        Guard.AtLeast(hypotheses.Count, 1);
        Guard.Count(references, hypotheses.Count, "one list of references for each hypothesis");

        return Score(
            hypotheses.Zip(references, Count).Aggregate((one, other) => one + other), options);
    }

    /// <summary>The BLEU of a corpus that has one reference for each sentence.</summary>
    /// <param name="hypotheses">The words of each translation.</param>
    /// <param name="references">For each, the words of one translation by a person.</param>
    /// <param name="options">What to do with precisions of 0; null for sacreBLEU's default.</param>
    /// <exception cref="ArgumentException">There are no sentences, or not the same number in both.</exception>
    public static BleuScore Corpus(
        IReadOnlyList<string[]> hypotheses, IReadOnlyList<string[]> references, BleuOptions? options = null) =>
        Corpus(hypotheses, [.. references.Select(reference => new[] { reference })], options);
}
