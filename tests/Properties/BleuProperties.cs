using CsCheck;
using FluentAssertions;
using Katas.Lesson07;
using NUnit.Framework;

namespace Katas.Tests.Properties;

/// <summary>What holds for BLEU, whatever is written and whatever it is compared with.</summary>
public sealed class BleuProperties
{
    private static readonly string[] Words = ["a", "b", "c", "d"];

    private static readonly Gen<string[]> Sentences =
        Gen.Int[0, Words.Length - 1].Array[0, 9].Select(places => Array.ConvertAll(places, place => Words[place]));

    private static readonly Gen<(string[] Written, string[][] References)> Pairs =
        Gen.Select(Sentences, Sentences.Array[1, 3]);

    private static readonly Gen<BleuOptions> Options = Gen.Select(
        Gen.Enum<BleuSmoothing>(),
        Gen.Bool,
        (smoothing, effective) => new BleuOptions { Smoothing = smoothing, EffectiveOrder = effective });

    [Test]
    public void All_figures_stay_within_their_bounds() => Gen.Select(Pairs.Array[1, 4], Options).Holds(input =>
    {
        var score = Corpus(input.Item1, input.Item2);

        score.Score.Should().BeInRange(0, 100 + Property.Tolerance);
        score.BrevityPenalty.Should().BeInRange(0, 1);
        score.Precisions.Should().HaveCount(4).And.OnlyContain(precision => precision >= 0 && precision <= 100);
        score.Counts.Matches.Zip(score.Counts.Totals).Should().OnlyContain(pair => pair.First <= pair.Second);
    });

    [Test]
    public void The_score_is_no_better_than_the_best_precision() => Gen.Select(Pairs.Array[1, 4], Options).Holds(input =>
    {
        var score = Corpus(input.Item1, input.Item2);

        score.Score.Should().BeLessThanOrEqualTo((score.BrevityPenalty * score.Precisions.Max()) + Property.Tolerance);
    });

    [Test]
    public void A_reference_itself_is_perfect() => Gen.Select(Sentences, Sentences.Array[0, 2], Options).Holds(input =>
    {
        var (written, others, options) = input;
        string[] sentence = [.. written, "w", "x", "y", "z"];

        Bleu.Corpus([sentence], new[] { (string[][])[.. others, sentence] }, options)
            .Score.Should().BeApproximately(100, Property.Tolerance);
    });

    [Test]
    public void Matches_are_the_same_in_both_directions() => Gen.Select(Sentences, Sentences).Holds(input =>
    {
        var (one, other) = input;
        var (there, back) = (Bleu.Count(one, [other]), Bleu.Count(other, [one]));

        there.Matches.Should().Equal(back.Matches);
        (there.Length, there.ReferenceLength).Should().Be((back.ReferenceLength, back.Length));
    });

    [Test]
    public void Texts_of_one_length_score_the_same_in_both_directions() =>
        Gen.Select(Sentences, Sentences, Options).Holds(input =>
        {
            var (one, other, options) = input;
            int length = Math.Min(one.Length, other.Length);
            var (left, right) = (one[..length], other[..length]);

            Bleu.Corpus([left], new[] { right }, options).Score
                .Should().Be(Bleu.Corpus([right], new[] { left }, options).Score);
        });

    [Test]
    public void No_order_makes_a_difference_and_no_repetition_of_all() =>
        Gen.Select(Pairs.Array[1, 4], Options).Holds(input =>
        {
            var (pairs, options) = input;
            var turned = pairs.Reverse().Select(pair => (pair.Written, pair.References.Reverse().ToArray())).ToArray();
            var score = Corpus(pairs, options);

            Corpus(turned, options).Score.Should().Be(score.Score);
            if (options.Smoothing is BleuSmoothing.None)
            {
                // Smoothing adds a number that does not grow with the text.
                Corpus([.. pairs, .. pairs], options).Score.Should().BeApproximately(score.Score, Property.Tolerance);
            }
        });

    [Test]
    public void The_names_of_words_make_no_difference() => Gen.Select(Pairs, Options).Holds(input =>
    {
        var (pair, options) = input;

        Corpus([(Renamed(pair.Written), Array.ConvertAll(pair.References, Renamed))], options).Score
            .Should().Be(Corpus([pair], options).Score);

        static string[] Renamed(string[] words) => Array.ConvertAll(words, word => $"{word}{word}ß");
    });

    [Test]
    public void One_more_reference_loses_no_match() => Gen.Select(Pairs, Sentences).Holds(input =>
    {
        var ((written, references), another) = input;
        var (before, after) = (Bleu.Count(written, references), Bleu.Count(written, [.. references, another]));

        after.Matches.Zip(before.Matches).Should().OnlyContain(pair => pair.First >= pair.Second);
        after.Totals.Should().Equal(before.Totals);
    });

    [Test]
    public void Too_many_words_cost_no_brevity_and_too_few_do() => Gen.Select(Sentences, Sentences).Holds(input =>
    {
        var (written, reference) = input;
        double penalty = Bleu.Corpus([written], new[] { reference }).BrevityPenalty;

        (penalty == 1).Should().Be(written.Length >= reference.Length);
    });

    [Test]
    public void Smoothing_never_lowers_a_score() => Gen.Select(Pairs.Array[1, 4], Gen.Enum<BleuSmoothing>()).Holds(input =>
    {
        var (pairs, smoothing) = input;

        Corpus(pairs, new BleuOptions { Smoothing = smoothing }).Score.Should().BeGreaterThanOrEqualTo(
            Corpus(pairs, new BleuOptions { Smoothing = BleuSmoothing.None }).Score - Property.Tolerance);
    });

    private static BleuScore Corpus((string[] Written, string[][] References)[] pairs, BleuOptions options) => Bleu.Corpus(
        [.. pairs.Select(pair => pair.Written)], pairs.Select(pair => pair.References).ToArray(), options);
}
