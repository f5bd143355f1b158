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

        long[] matches = new long[Orders];
        long[] totals = new long[Orders];
        for (int n = 1; n <= Orders; n++)
        {
            var written = NGrams.Count(hypothesis, n);
            var allowed = references.Select(reference => NGrams.Count(reference, n)).ToArray();
            matches[n - 1] = written.Sum(
                gram => Math.Min(gram.Value, allowed.Max(counts => counts.GetValueOrDefault(gram.Key))));
            totals[n - 1] = written.Values.Sum();
        }

        long closest = references
            .Select(reference => reference.Length)
            .OrderBy(length => Math.Abs(length - hypothesis.Length))
            .ThenBy(length => length)
            .First();
        return new BleuCounts(matches, totals, hypothesis.Length, closest);
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
        options ??= new BleuOptions();
        double penalty = counts.Length >= counts.ReferenceLength
            ? 1
            : Math.Exp(1 - ((double)counts.ReferenceLength / counts.Length)); // nothing written: e to the -∞, 0
        double[] precisions = new double[Orders];
        if (counts.Matches.All(matches => matches == 0))
        {
            return new BleuScore(0, precisions, penalty, counts);
        }

        int orders = options.EffectiveOrder ? 0 : Orders;
        double half = 1;
        for (int n = 0; n < Orders; n++)
        {
            double added = options.Smoothing == BleuSmoothing.AddK && n > 0 ? options.Amount : 0;
            double matches = counts.Matches[n] + added;
            double total = counts.Totals[n] + added;
            if (matches == 0 && options.Smoothing == BleuSmoothing.Floor)
            {
                matches = options.Amount;
            }
            else if (matches == 0 && options.Smoothing == BleuSmoothing.Exp)
            {
                half /= 2;
                matches = half;
            }

            if (total > 0)
            {
                precisions[n] = 100 * matches / total;
                orders = Math.Max(orders, n + 1);
            }
        }

        double score = penalty * Math.Exp(precisions.Take(orders).Average(Math.Log)); // ln 0 is -∞: the score is 0
        return new BleuScore(score, precisions, penalty, counts);
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
