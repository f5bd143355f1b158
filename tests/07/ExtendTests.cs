extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson07;

namespace Katas.Lesson07.Tests;

public class ExtendTests
{
    private static readonly Hypothesis[] s_live = [new([6], -1, false), new([7], -1.5, false)];

    [Test, ForTask("07.7")]
    public void A_token_may_be_the_next_one_of_several_hypotheses() => Assert.That(
        BeamSearch.Extend(s_live, tensor(new[,] { { -4.0, -0.1, -5 }, { -4, -0.2, -5 } }), 2, endId: 2)
            .Select(each => $"row {each.Row} goes on with {each.Hypothesis.Tokens[^1]}"),
        Is.EqualTo(new[] { "row 0 goes on with 1", "row 1 goes on with 1" }),
        "continuations for 2 places, token 1 being by far the likeliest in both rows; all of them compete, and none "
            + "is left "
        + "out because another ends in the same token");

    [Test, ForTask("07.7")]
    public void The_best_of_all_are_kept()
    {
        // sums: -1.1, -3, -2, -4 and -1.7, -2.5, -1.6, -9
        var next = tensor(new[,] { { -0.1, -2, -1, -3 }, { -0.2, -1, -0.1, -7.5 } });

        Same(
            BeamSearch.Extend(s_live, next, 3, endId: 2),
            ["0: 6 0, -1.1", "1: 7 2, -1.6 ended", "1: 7 0, -1.7"],
            "3 places",
            (["0: 6 0, -0.09516", "1: 7 2, -0.59516 ended", "0: 6 2, -0.63212 ended"],
                "probabilities are added to ln P; logarithms are added to logarithms"));
        Same(
            BeamSearch.Extend(s_live, next, 5, endId: 0),
            ["0: 6 0, -1.1 ended", "1: 7 2, -1.6", "1: 7 0, -1.7 ended", "0: 6 2, -2", "1: 7 1, -2.5"],
            "5 places");
        Same(BeamSearch.Extend(s_live, next, 1, endId: 3), ["0: 6 0, -1.1"], "1 place");
    }

    [Test, ForTask("07.7")]
    public void Two_hypotheses_may_go_on_with_the_same_token()
    {
        var next = tensor(new[,] { { -4.0, -0.1, -5 }, { -4, -0.2, -5 } });

        Same(
            BeamSearch.Extend(s_live, next, 2, endId: 2),
            ["0: 6 1, -1.1", "1: 7 1, -1.7"],
            "2 places, token 1 being the likeliest in both",
            (["0: 6 1, -1.1", "0: 6 0, -5"], "each token is taken once; but all continuations compete"));
    }

    [Test, ForTask("07.7")]
    public void Sums_may_be_so_low_that_the_probability_is_0()
    {
        Hypothesis[] live = [new([6], -2000, false), new([7], -2001.5, false)];
        var next = tensor(new[,] { { -1.0, -3 }, { -0.25, -900 } });

        Same(
            BeamSearch.Extend(live, next, 3, endId: 0),
            ["0: 6 0, -2001 ended", "1: 7 0, -2001.75 ended", "0: 6 1, -2003"],
            "3 places, after long texts: e^-2000 is 0 in a double, so stay with logarithms");
    }

    [Test, ForTask("07.7")]
    public void All_may_come_from_one()
    {
        var next = tensor(new[,] { { -0.3, -0.2, -0.1 }, { -9, -8, -7.0 } });

        Same(
            BeamSearch.Extend(s_live, next, 3, endId: 2),
            ["0: 6 2, -1.1 ended", "0: 6 1, -1.2", "0: 6 0, -1.3"],
            "3 places, the second hypothesis having no likely continuation");
    }

    [Test, ForTask("07.7")]
    public void From_one_hypothesis_come_different_ones()
    {
        var next = tensor(new[,] { { -2.0, -1, -3, -0.5 } });

        Same(
            BeamSearch.Extend([Hypothesis.Start], next, 3, endId: 0),
            ["0: 3, -0.5", "0: 1, -1", "0: 0, -2 ended"],
            "3 places, where nothing is written yet");
    }

    [Test, ForTask("07.7")]
    public void What_is_impossible_is_left_out()
    {
        double never = double.NegativeInfinity;
        var next = tensor(new[,] { { never, -1, never }, { never, never, -2 } });

        foreach (int places in new[] { 4, 40 })
        {
            Same(
                BeamSearch.Extend(s_live, next, places, endId: 2),
                ["0: 6 1, -2", "1: 7 2, -3.5 ended"],
                $"{places} places, two possible");
        }
    }

    [Test, ForTask("07.7")]
    public void Float32_and_many_rows_match_the_reference()
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            var next = Seeded.Normal(1, type, 4, 7).log_softmax(-1);
            (long Token, double Sum)[] live = [(3, -2), (1, -0.5), (6, -1.2), (2, -0.9)];
            var seen = BeamSearch.Extend(
                [.. live.Select(each => new Hypothesis([each.Token, 5], each.Sum, false))], next, 6, 1);
            var expected = Reference.BeamSearch.Extend(
                [.. live.Select(each => new Reference.Hypothesis([each.Token, 5], each.Sum, false))], next, 6, 1);

            Same(
                seen,
                [.. expected.Select(each => Text(
                    each.Row, each.Hypothesis.Tokens, each.Hypothesis.LogProbability, each.Hypothesis.Ended))],
                $"6 places, 4 hypotheses, {type}");
        }
    }

    [Test, ForTask("07.7")]
    public void What_is_given_stays_as_it_was()
    {
        var next = Seeded.Normal(2, 2, 5).log_softmax(-1);
        var before = next.clone();

        BeamSearch.Extend(s_live, next, 3, 1);

        TensorAssert.Unchanged(next, before, "next");
        Assert.That(s_live.Select(each => each.Tokens.Count), Is.All.EqualTo(1), "tokens of the hypotheses given");
    }

    [Test, ForTask("07.7")]
    public void Rows_without_hypothesis_are_refused()
    {
        var next = zeros(3, 5);
        ArgumentAssert.Rejects(() => BeamSearch.Extend(s_live, next, 3, 1), "next", next, "there are 2 hypotheses");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => BeamSearch.Extend(s_live, next[..2], 0, 1), "places", "there are 0");
    }

    private static string Text(int row, IReadOnlyList<long> tokens, double sum, bool ended) =>
        FormattableString.Invariant(
            $"{row}: {string.Join(' ', tokens)}, {Math.Round(sum, 5)}{(ended ? " ended" : "")}");

    private static void Same(
        IReadOnlyList<Continuation> seen,
        string[] expected,
        string what,
        params (string[] Lookalike, string Cause)[] suspects)
    {
        string[] texts = [.. seen.Select(each => Text(
            each.Row, each.Hypothesis.Tokens, each.Hypothesis.LogProbability, each.Hypothesis.Ended))];
        if (!texts.SequenceEqual(expected))
        {
            string? cause = suspects.FirstOrDefault(suspect => suspect.Lookalike.SequenceEqual(texts)).Cause;
            Assert.Fail(
                $"""
                continuations (row: tokens, sum of ln P), {what}:
                seen     {string.Join("   ", texts)}
                expected {string.Join("   ", expected)}
                """ + (cause is null ? "" : $"\nLikely cause: {cause}."));
        }
    }
}
