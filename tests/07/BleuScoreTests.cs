extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson07;

namespace Katas.Lesson07.Tests;

public class BleuScoreTests
{
    private static readonly BleuOptions s_none = new() { Smoothing = BleuSmoothing.None };

    [Test, ForTask("07.10")]
    public void Published_scores_of_counts()
    {
        // sacreBLEU's test/test_bleu.py: test_case_scoring and test_case_degenerate_stats.
        Score([9, 7, 5, 3], [10, 8, 6, 4], 11, 11, s_none, 83.75922397);
        var floor = new BleuOptions { Smoothing = BleuSmoothing.Floor };
        Score([0, 0, 0, 0], [4, 4, 2, 1], 0, 1, floor with { Value = 0 }, 0);
        Score([0, 0, 0, 0], [10, 11, 12, 0], 14, 10, floor with { Value = 0 }, 0);
        Score([0, 0, 0, 0], [0, 0, 0, 0], 0, 0, floor with { Value = 0 }, 0);
        Score([6, 5, 4, 0], [6, 5, 4, 3], 6, 6, floor with { Value = 0 }, 0);
        Score([0, 0, 0, 0], [0, 0, 0, 0], 0, 0, floor with { Value = 0.1 }, 0);
        Score([0, 0, 0, 0], [0, 0, 0, 0], 1, 5, floor with { Value = 0.01 }, 0);
    }

    [Test, ForTask("07.10")]
    public void Cases_by_hand()
    {
        Score([4, 3, 2, 1], [4, 3, 2, 1], 4, 4, s_none, 100, "a perfect translation");
        Score([4, 3, 2, 1], [4, 3, 2, 1], 4, 8, s_none, 100 * Math.Exp(-1), "half as long as the reference");
        Score([8, 7, 6, 5], [16, 14, 12, 10], 16, 8, s_none, 50, "twice as long as the reference, half of it right");
        double mean = 100 * Math.Pow(1 * 0.5 * 0.25 * 0.125, 0.25);
        Score([16, 8, 4, 2], [16, 16, 16, 16], 19, 19, s_none, mean, "a geometric mean");
    }

    [Test, ForTask("07.10")]
    public void The_brevity_penalty_by_hand()
    {
        foreach (var (length, reference, expected) in new (long, long, double)[]
        {
            (10, 10, 1), (12, 10, 1), (10, 11, Math.Exp(-0.1)), (10, 20, Math.Exp(-1)), (1, 5, Math.Exp(-4)), (0, 3, 0),
        })
        {
            var score = Bleu.Score(new([5, 4, 3, 2], [9, 8, 7, 6], length, reference), s_none);
            Assert.That(
                score.BrevityPenalty,
                Is.EqualTo(expected).Within(1e-12),
                $"brevity penalty of {length} words, where the reference has {reference}");
        }
    }

    [Test, ForTask("07.10")]
    public void Precisions_by_hand()
    {
        (BleuOptions Options, double[] Expected)[] cases =
        [
            (s_none, [100, 50, 0, 0]),
            (new() { Smoothing = BleuSmoothing.Floor }, [100, 50, 5, 10]), // 0.1 of 2, 0.1 of 1
            (new() { Smoothing = BleuSmoothing.Floor, Value = 0.5 }, [100, 50, 25, 50]),
            (new() { Smoothing = BleuSmoothing.Exp }, [100, 50, 25, 25]), // a half of 2, a quarter of 1
            (new() { Smoothing = BleuSmoothing.AddK }, [100, 60, 100 / 3.0, 50]), // 3 of 5, 1 of 3, 1 of 2
            (new() { Smoothing = BleuSmoothing.AddK, Value = 2 }, [100, 400 / 6.0, 50, 200 / 3.0]),
        ];
        foreach (var (options, expected) in cases)
        {
            var seen = Bleu.Score(new([8, 2, 0, 0], [8, 4, 2, 1], 8, 8), options).Precisions;
            for (int n = 0; n < 4; n++)
            {
                string cause = options.Smoothing == BleuSmoothing.AddK && n == 1 && Math.Abs(seen[n] - 50) < 1e-9
                    ? "\nLikely cause: k is added where nothing matches, and nowhere else; every order from the "
                        + "second on gets it."
                    : "";
                Assert.That(
                    seen[n],
                    Is.EqualTo(expected[n]).Within(1e-9),
                    $"precision of order {n + 1} for 8, 2, 0, 0 of 8, 4, 2, 1 n-grams, {options}{cause}");
            }
        }
    }

    [Test, ForTask("07.10")]
    public void Nothing_in_common_is_0_however_smooth()
    {
        foreach (BleuSmoothing smoothing in Enum.GetValues<BleuSmoothing>())
        {
            Score([0, 0, 0, 0], [8, 7, 6, 5], 8, 8, new() { Smoothing = smoothing }, 0, "nothing in common");
        }
    }

    [Test, ForTask("07.10")]
    public void A_precision_of_0_is_smoothed_before_it_makes_the_score_0()
    {
        BleuCounts counts = new([8, 2, 0, 0], [8, 4, 2, 1], 8, 8);
        foreach (BleuSmoothing smoothing in Enum.GetValues<BleuSmoothing>())
        {
            double score = Bleu.Score(counts, new() { Smoothing = smoothing }).Score;
            Assert.That(
                score,
                smoothing == BleuSmoothing.None ? Is.Zero : Is.GreaterThan(10),
                $"score of 8, 2, 0, 0 of 8, 4, 2, 1 n-grams, smoothing {smoothing}: it is 0 without smoothing, or if "
                + "nothing matches at all");
        }
    }

    [Test, ForTask("07.10")]
    public void Counts_may_be_larger_than_an_int() => Score(
        [8_000_000_000, 4_000_000_000, 2_000_000_000, 1_000_000_000],
        [8_000_000_000, 8_000_000_000, 8_000_000_000, 8_000_000_000],
        4_000_000_000,
        8_000_000_000,
        s_none,
        100 * Math.Exp(-1) * Math.Pow(1 * 0.5 * 0.25 * 0.125, 0.25),
        "a large corpus");

    [Test, ForTask("07.10")]
    public void Orders_that_do_not_occur_can_be_left_out()
    {
        // sacreBLEU's test/test_bleu.py, test_case_effective_order: "test" against "a test", "a test" against itself.
        var effective = new BleuOptions { Smoothing = BleuSmoothing.Floor, Value = 0.01, EffectiveOrder = true };
        Score([1, 0, 0, 0], [1, 0, 0, 0], 1, 2, effective, 36.78794411714425);
        Score([2, 1, 0, 0], [2, 1, 0, 0], 2, 2, effective, 100);
        Score([2, 0, 0, 0], [3, 2, 1, 0], 3, 2, effective, 3.218297948685433);
        // compute_bleu in sacreBLEU's metrics/bleu.py adds before it looks whether there is anything.
        var added = effective with { Smoothing = BleuSmoothing.AddK, Value = 1 };
        Score([2, 0, 0, 0], [2, 1, 0, 0], 2, 2, added, 100 * Math.Pow(0.5, 0.25), "two words, one added to each order");
        var all = effective with { EffectiveOrder = false };
        Score([2, 1, 0, 0], [2, 1, 0, 0], 2, 2, all, 0, "two words, all four orders");
    }

    [Test, ForTask("07.10")]
    public void Without_options_it_is_scored_as_sacreBLEU_does() => Assert.That(
        Bleu.Score(new([3, 1, 0, 0], [5, 4, 3, 2], 5, 5)).Score,
        Is.EqualTo(100 * Math.Pow(3 / 5.0 * (1 / 4.0) * (0.5 / 3) * (0.25 / 2), 0.25)).Within(1e-9),
        "score of 3, 1, 0, 0 of 5, 4, 3, 2 n-grams, no options given: the first order without a match counts half a match, "
        + "the next a quarter");

    [Test, ForTask("07.10")]
    public void Random_counts_match_the_reference()
    {
        var random = new Random(5);
        foreach (BleuSmoothing smoothing in Enum.GetValues<BleuSmoothing>())
        {
            foreach (bool effective in new[] { false, true })
            {
                for (int i = 0; i < 25; i++)
                {
                    long length = random.Next(4, 20);
                    long[] totals = [length, length - 1, length - 2, length - 3];
                    long[] matches = [.. totals.Select((total, n) => (long)random.Next(0, (int)(total / (n + 1)) + 1))];
                    long reference = random.Next(4, 20);
                    double? value = i % 2 == 0 ? null : 0.7;
                    var expected = Reference.Bleu.Score(
                        new(matches, totals, length, reference),
                        new()
                        {
                            Smoothing = (Reference.BleuSmoothing)(int)smoothing,
                            EffectiveOrder = effective,
                            Value = value,
                        });
                    Score(
                        matches,
                        totals,
                        length,
                        reference,
                        new() { Smoothing = smoothing, EffectiveOrder = effective, Value = value },
                        expected.Score);
                }
            }
        }
    }

    [Test, ForTask("07.10")]
    public void A_corpus_is_counted_as_one_text()
    {
        string[][] hypotheses = ["a b c d e".Split(' '), "x y z w".Split(' ')];
        string[][] references = ["a b c d e f g".Split(' '), "x y q w".Split(' ')];

        var score = Bleu.Corpus(hypotheses, references, s_none);

        Assert.That(
            score.Score,
            Is.EqualTo(100 * Math.Exp(1 - (11 / 9.0)) * Math.Pow(8 / 9.0 * (5 / 7.0) * (3 / 5.0) * (2 / 3.0), 0.25))
                .Within(1e-9),
            "BLEU of two sentences together: 8/9, 5/7, 3/5 and 2/3, with 9 words against 11");
    }

    private static void Score(
        long[] matches,
        long[] totals,
        long length,
        long reference,
        BleuOptions options,
        double expected,
        string? what = null) =>
        Assert.That(
            Bleu.Score(new(matches, totals, length, reference), options).Score,
            Is.EqualTo(expected).Within(1e-7),
            $"score of {what ?? "these counts"}: {string.Join(", ", matches)} of {string.Join(", ", totals)} n-grams, "
            + $"{length} words against {reference}, {options}");
}
