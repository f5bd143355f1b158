namespace Katas.Lesson08.Demos;

/// <summary>
/// The model to beat: it knows the last token and nothing else. Counts are smoothed as by Kneser and Ney 1995, "Improved
/// Backing-off for M-gram Language Modeling", in the interpolated form of Chen and Goodman 1999, "An Empirical Study of
/// Smoothing Techniques for Language Modeling", section 2.7, which found it to be the best of those that it compared.
/// </summary>
internal sealed class Bigrams
{
    private readonly Dictionary<(long Before, long Token), long> _pairs = [];
    private readonly Dictionary<long, long> _followed = []; // how often a token has another behind it
    private readonly Dictionary<long, long> _continuations = []; // how many different ones
    private readonly Dictionary<long, long> _contexts = []; // before a token, how many different ones
    private readonly double _discount;
    private readonly double _singleDiscount;
    private readonly long _vocabulary;

    /// <summary>Counts the pairs of a text.</summary>
    /// <param name="text">The tokens in order.</param>
    /// <param name="vocabulary">The number of tokens.</param>
    public Bigrams(IEnumerable<long> text, long vocabulary)
    {
        _vocabulary = vocabulary;
        foreach (var pair in Pairs(text))
        {
            Add(_pairs, pair);
            Add(_followed, pair.Before);
        }

        foreach (var (before, token) in _pairs.Keys)
        {
            Add(_continuations, before);
            Add(_contexts, token);
        }

        (_discount, _singleDiscount) = (Discount(_pairs.Values), Discount(_contexts.Values));
    }

    /// <summary>The mean of -ln P(token) over tokens, each with the one before it, and how many tokens that are.</summary>
    public EvaluationResult Score(IEnumerable<(long Before, long Token)> pairs)
    {
        var (loss, tokens) = (0.0, 0L);
        foreach (var (before, token) in pairs)
        {
            loss -= Math.Log(Probability(before, token));
            tokens++;
        }

        return new EvaluationResult(loss / tokens, double.NaN, tokens);
    }

    /// <summary>
    /// The probability of a token after another one. Over all tokens of the vocabulary this sums to 1.
    /// </summary>
    public double Probability(long before, long token)
    {
        double single = Single(token);
        return _followed.TryGetValue(before, out long all)
            ? (Math.Max(_pairs.GetValueOrDefault((before, token)) - _discount, 0)
                + (_discount * _continuations[before] * single)) / all
            : single;
    }

    /// <summary>Its probability by the number of different tokens before it; the rest goes to all tokens alike.</summary>
    private double Single(long token) =>
        (Math.Max(_contexts.GetValueOrDefault(token) - _singleDiscount, 0)
            + (_singleDiscount * _contexts.Count / _vocabulary)) / _pairs.Count;

    /// <summary>The discount on each count: Ney, Essen and Kneser 1994, equation 18.</summary>
    private static double Discount(IReadOnlyCollection<long> counts)
    {
        double once = counts.Count(count => count == 1);
        double twice = counts.Count(count => count == 2);
        return once == 0 ? 0.5 : Math.Min(once / (once + (2 * twice)), 0.95);
    }

    private static IEnumerable<(long Before, long Token)> Pairs(IEnumerable<long> text)
    {
        long? before = null;
        foreach (long token in text)
        {
            if (before is { } known)
            {
                yield return (known, token);
            }

            before = token;
        }
    }

    private static void Add<T>(Dictionary<T, long> counts, T item)
        where T : notnull => counts[item] = counts.GetValueOrDefault(item) + 1;
}
