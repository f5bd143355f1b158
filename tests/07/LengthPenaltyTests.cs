using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson07.Tests;

public class LengthPenaltyTests
{
    [Test, ForTask("07.6")]
    public void Cases_by_hand()
    {
        (int Length, double Alpha, double Expected)[] cases =
        [
            (1, 1, 1), // 6/6
            (7, 1, 2), // 12/6
            (19, 1, 4), // 24/6
            (19, 0.5, 2), // √4
            (13, 2, 9), // 3²
            (4, 1, 1.5), // 9/6: not a whole number
            (0, 1, 5 / 6.0),
        ];
        foreach (var (length, alpha, expected) in cases)
        {
            Assert.That(
                BeamSearch.LengthPenalty(length, alpha),
                Is.EqualTo(expected).Within(1e-12),
                $"penalty of {length} tokens with alpha {alpha}");
        }
    }

    [Test, ForTask("07.6")]
    public void Without_alpha_there_is_none()
    {
        foreach (int length in new[] { 0, 1, 5, 100 })
        {
            Assert.That(BeamSearch.LengthPenalty(length, 0), Is.EqualTo(1), $"penalty of {length} tokens with alpha 0");
        }
    }

    [Test, ForTask("07.6")]
    public void It_helps_the_longer_of_two_equally_likely()
    {
        var (shorter, longer) = (new Hypothesis([7, 4], -3, true), new Hypothesis([7, 7, 7, 7, 4], -3, true));
        Assert.That(longer.Score(0.6), Is.GreaterThan(shorter.Score(0.6)), "score of 5 tokens, against that of 2");
        Assert.That(longer.Score(0), Is.EqualTo(shorter.Score(0)), "scores of 5 and 2 tokens, with alpha 0");
        Assert.That(longer.Score(0.6), Is.EqualTo(-3 / Math.Pow(10 / 6.0, 0.6)).Within(1e-12), "score of 5 tokens");
    }

    [Test, ForTask("07.6")]
    public void Negative_numbers_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => BeamSearch.LengthPenalty(-1, 1), "length", "it is -1");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => BeamSearch.LengthPenalty(1, -1), "alpha", "it is -1");
    }
}
