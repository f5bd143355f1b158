using Katas.Testkit;

namespace Katas.Lesson07.Tests;

/// <summary>Runs BLEU and the costs on fixed inputs.</summary>
public static class MeasuringProbes
{
    [Probe("07.9")]
    public static string CountsOfOneReference() => Counted("a b a b c d", "a b c d a b d d");

    [Probe("07.9")]
    public static string CountsOfRepetition() =>
        Counted("the the the the the the the", "the cat is on the mat", "there is a cat on the mat");

    [Probe("07.9")]
    public static string CountsOfThreeReferences() => Counted("a a a a a b b b b", "a b a c", "a b b b a a x", "b");

    [Probe("07.9")]
    public static string CountsOfTwoHalves() => Counted("a b c d", "a b x y", "x y c d");

    [Probe("07.9")]
    public static string CountsOfEquallyClose() => Counted("a b c d", "a b c d e f", "a b");

    [Probe("07.9")]
    public static string CountsOfLengths() => Counted("a b c d", "a", "a b c d e", "a b c d e f g h");

    [Probe("07.9")]
    public static string CountsOfLengthsInAnotherOrder() => Counted("a b c d", "x y z q e f g h", "a b c d e", "a");

    [Probe("07.9")]
    public static string CountsOfTwoWords() => Counted("a b", "a b c d");

    [Probe("07.10")]
    public static string PlainScores() => Scored(new() { Smoothing = BleuSmoothing.None });

    [Probe("07.10")]
    public static string FloorScores() => Scored(new() { Smoothing = BleuSmoothing.Floor });

    [Probe("07.10")]
    public static string AddedScores() => Scored(new() { Smoothing = BleuSmoothing.AddK, Value = 2 });

    [Probe("07.10")]
    public static string ExponentialScores() => Scored(new() { Smoothing = BleuSmoothing.Exp });

    [Probe("07.10")]
    public static string EffectiveScores() => Scored(new() { Smoothing = BleuSmoothing.Exp, EffectiveOrder = true });

    [Probe("07.12")]
    public static string CostsOfOnePair() => Costs(Models.Config(), 1, 7, 5);

    [Probe("07.12")]
    public static string CostsOfABatch() => Costs(Models.Config() with { EncoderLayers = 3, Heads = 2 }, 4, 3, 9);

    [Probe("07.12")]
    public static string CostsWithOneVocabulary() =>
        Costs(Models.Config() with { SourceVocabulary = 11, SharedVocabulary = true }, 2, 3, 3);

    private static string Counted(string hypothesis, params string[] references)
    {
        var counts = Bleu.Count(hypothesis.Split(' '), [.. references.Select(reference => reference.Split(' '))]);
        return $"{string.Join(' ', counts.Matches)} of {string.Join(' ', counts.Totals)}, "
            + $"{counts.Length} and {counts.ReferenceLength}";
    }

    private static string Scored(BleuOptions options)
    {
        BleuCounts[] cases =
        [
            new([9, 7, 5, 3], [10, 8, 6, 4], 11, 11),
            new([9, 7, 5, 3], [10, 8, 6, 4], 9, 12),
            new([9, 7, 5, 3], [10, 8, 6, 4], 14, 12),
            new([8, 2, 0, 0], [8, 4, 2, 1], 8, 8),
            new([8, 0, 1, 0], [8, 4, 2, 1], 8, 8),
            new([0, 0, 0, 0], [8, 4, 2, 1], 8, 8),
            new([2, 1, 0, 0], [2, 1, 0, 0], 2, 2),
            new([0, 0, 0, 0], [0, 0, 0, 0], 0, 3),
        ];
        return string.Join(" | ", cases.Select(counts =>
        {
            var score = Bleu.Score(counts, options);
            return $"{score.Score:0.0000} {score.BrevityPenalty:0.0000} "
                + string.Join(' ', score.Precisions.Select(each => $"{each:0.000}"));
        }));
    }

    private static string Costs(TransformerConfig config, long batch, long source, long target) =>
        TransformerCosts.Of(config, batch, source, target).ToString();
}
