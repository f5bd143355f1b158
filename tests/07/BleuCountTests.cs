extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson07;

namespace Katas.Lesson07.Tests;

public class BleuCountTests
{
    [Test, ForTask("07.9")]
    public void The_paper_s_first_example()
    {
        // Papineni et al. 2002, section 2.1: unigram precision 17/18 and 8/14.
        string[][] references =
        [
            Words("It is a guide to action that ensures that the military will forever heed Party commands"),
            Words(
                "It is the guiding principle which guarantees the military forces always being under the command of "
                + "the Party"),
            Words("It is the practical guide for the army always to heed the directions of the party"),
        ];
        var first = Bleu.Count(
            Words("It is a guide to action which ensures that the military always obeys the commands of the party"),
            references);
        var second = Bleu.Count(
            Words("It is to insure the troops forever hearing the activity guidebook that party direct"), references);

        Assert.That((first.Matches[0], first.Totals[0]), Is.EqualTo((17, 18)), "words of candidate 1 that match");
        Assert.That((first.Matches[1], first.Totals[1]), Is.EqualTo((10, 17)), "pairs of candidate 1 that match");
        Assert.That((second.Matches[0], second.Totals[0]), Is.EqualTo((8, 14)), "words of candidate 2 that match");
        Assert.That((second.Matches[1], second.Totals[1]), Is.EqualTo((1, 13)), "pairs of candidate 2 that match");
    }

    [Test, ForTask("07.9")]
    public void The_the_the()
    {
        // Papineni et al. 2002, section 2.1: 2/7, where counting each word that occurs would give 7/7.
        var counts = Bleu.Count(
            Words("the the the the the the the"),
            [Words("the cat is on the mat"), Words("there is a cat on the mat")]);

        Assert.That(counts.Matches, Is.EqualTo(new[] { 2, 0, 0, 0 }), "matches of \"the\" seven times");
        Assert.That(counts.Totals, Is.EqualTo(new[] { 7, 6, 5, 4 }), "n-grams of seven words");
        Assert.That(
            (counts.Length, counts.ReferenceLength), Is.EqualTo((7, 7)), "words, and words of the closest reference");
    }

    [Test, ForTask("07.9")]
    public void Published_counts()
    {
        // sacreBLEU's test/test_bleu.py, test_case_statistics.
        var counts = Bleu.Count(Words("am I am a character sequence"), [Words("I am a symbol string sequence a a")]);

        Assert.That(counts.Matches, Is.EqualTo(new[] { 4, 2, 1, 0 }), "matches");
        Assert.That(counts.Totals, Is.EqualTo(new[] { 6, 5, 4, 3 }), "n-grams");
        Assert.That((counts.Length, counts.ReferenceLength), Is.EqualTo((6, 8)), "lengths");
    }

    [Test, ForTask("07.9")]
    public void A_word_counts_as_often_as_in_the_one_reference_that_has_most()
    {
        string[][] references = [Words("a b a c"), Words("a b b b a a x"), Words("b")];
        var counts = Bleu.Count(Words("a a a a a b b b b"), references);

        Assert.That(
            counts.Matches[0], Is.EqualTo(6), "matches of 5 a and 4 b, with at most 3 a and 3 b in one reference");
        Assert.That(
            Bleu.Count(Words("a a a a a b b b b"), [.. references.Reverse()]).Matches[0],
            Is.EqualTo(6),
            "the same with the references the other way round");
    }

    [Test, ForTask("07.9")]
    public void The_reference_closest_in_length_counts()
    {
        (string Hypothesis, string[] References, long Expected)[] cases =
        [
            ("a b c d", ["a", "a b c d e", "a b c d e f g h"], 5),
            ("a b c d", ["a b c d e f g h", "a b", "a b c d e f g"], 2),
            ("a b c d", ["a b c d e f", "a b"], 2), // equally close: the shorter
            ("a b c d", ["a b", "a b c d e f"], 2),
            ("", ["a b c", "a b"], 2),
        ];
        foreach (var (hypothesis, references, expected) in cases)
        {
            var counts = Bleu.Count(Words(hypothesis), [.. references.Select(Words)]);
            Assert.That(
                counts.ReferenceLength,
                Is.EqualTo(expected),
                $"reference length for {Words(hypothesis).Length} words, with references of "
                + string.Join(", ", references.Select(reference => Words(reference).Length)));
            Assert.That(counts.Length, Is.EqualTo(Words(hypothesis).Length), "words that were written");
        }
    }

    [Test, ForTask("07.9")]
    public void Short_sentences_have_no_long_n_grams()
    {
        var counts = Bleu.Count(Words("a b"), [Words("a b c d")]);
        Assert.That(counts.Totals, Is.EqualTo(new[] { 2, 1, 0, 0 }), "n-grams of two words");
        Assert.That(counts.Matches, Is.EqualTo(new[] { 2, 1, 0, 0 }), "matches of two words");

        var none = Bleu.Count([], [Words("a b c d")]);
        Assert.That(none.Totals.Concat(none.Matches), Is.All.Zero, "counts of no words");
    }

    [Test, ForTask("07.9")]
    public void Many_random_sentences_match_the_reference()
    {
        var random = new Random(3);
        for (int i = 0; i < 60; i++)
        {
            string[] hypothesis = Sentence(random);
            string[][] references = [.. Enumerable.Range(0, 1 + (i % 4)).Select(_ => Sentence(random))];
            var (seen, expected) =
                (Bleu.Count(hypothesis, references), Reference.Bleu.Count(hypothesis, references));
            string what =
                $"of \"{string.Join(' ', hypothesis)}\" against "
                + string.Join(", ", references.Select(words => $"\"{string.Join(' ', words)}\""));
            Assert.That(seen.Matches, Is.EqualTo(expected.Matches), $"matches {what}");
            Assert.That(seen.Totals, Is.EqualTo(expected.Totals), $"n-grams {what}");
            Assert.That(seen.ReferenceLength, Is.EqualTo(expected.ReferenceLength), $"reference length {what}");
        }
    }

    [Test, ForTask("07.9")]
    public void No_reference_is_refused() => ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
        () => Bleu.Count(["a"], []), "references.Length", "there is none");

    private static string[] Sentence(Random random) =>
        [.. Enumerable.Range(0, random.Next(0, 9)).Select(_ => "abc"[random.Next(3)].ToString())];

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
