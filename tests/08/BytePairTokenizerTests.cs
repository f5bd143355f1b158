extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson08;

namespace Katas.Lesson08.Tests;

public class BytePairTokenizerTests
{
    private static readonly BytePairTokenizer s_tokenizer = new(
        [new("t", "h"), new("i", "n"), new("th", "e"), new("h", "e"), new("a", "n"), new("in", "g"), new("a", "a")]);

    [Test, ForTask("08.4")]
    public void The_pair_that_was_learnt_first_is_merged_first()
    {
        Merges("the", ["the"], (["t", "he"], "the pair that was learnt last is merged first"));
        Merges("thin", ["th", "in"]);
        Merges("aheth", ["a", "he", "th"]);
        Merges(
            "than",
            ["th", "an"],
            (["t", "h", "an"], "one merge is not all: go on until none of the pairs is known"),
            (["th", "a", "n"], "one merge is not all: go on until none of the pairs is known"));
    }

    [Test, ForTask("08.4")]
    public void Rank_decides_and_not_length_or_place()
    {
        // b c was learnt before a b: it wins, though a b stands further left, and abx would be longer.
        var tokenizer = new BytePairTokenizer([new("b", "c"), new("a", "b"), new("ab", "x"), new("bc", "d")]);

        Merges(
            tokenizer,
            "abc",
            ["a", "bc"],
            (["ab", "c"], "the pair furthest to the left is merged first; what decides is which was learnt first"));
        Merges(tokenizer, "abcd", ["a", "bcd"], (["ab", "c", "d"], "what decides is which pair was learnt first"));
        Merges(tokenizer, "abxbcd", ["abx", "bcd"]);
    }

    [Test, ForTask("08.4")]
    public void The_longest_token_is_not_what_counts()
    {
        var tokenizer = new BytePairTokenizer([new("n", "g"), new("i", "n"), new("in", "g")]);

        Merges(
            tokenizer,
            "ing",
            ["i", "ng"],
            (["ing"], "the longest token that fits was taken; but n g was learnt before i n"));
    }

    [Test, ForTask("08.4")]
    public void A_merge_may_bring_about_a_pair_that_was_learnt_before_it()
    {
        // bcd is made of bc and d or of b and cd. c d comes first, so that here it is made late, by the last merge.
        var tokenizer = new BytePairTokenizer(
            [new("c", "d"), new("b", "c"), new("bc", "d"), new("a", "bcd"), new("b", "cd")]);

        Merges(
            tokenizer,
            "abcd",
            ["abcd"],
            (["a", "bcd"],
                "each merge had one turn; after b cd, the earlier a bcd is possible: look for the lowest rank again"));
        Merges(tokenizer, "bcdabcd", ["bcd", "abcd"]);
    }

    [Test, ForTask("08.4")]
    public void All_places_are_merged()
    {
        Merges("inin", ["in", "in"], (["in", "i", "n"], "the pair is merged at its first place only"));
        Merges("singing", ["s", "ing", "ing"]);
        Merges("thethethe", ["the", "the", "the"]);
    }

    [Test, ForTask("08.4")]
    public void Overlapping_pairs_are_merged_from_the_left()
    {
        Merges("aaa", ["aa", "a"], (["a", "aa"], "of overlapping pairs the left one is merged"));
        Merges("aaaa", ["aa", "aa"]);
        Merges("aaaaan", ["aa", "aa", "an"]);
    }

    [Test, ForTask("08.4")]
    public void Symbols_stay_whole()
    {
        var tokenizer = new BytePairTokenizer([new("t", "h"), new("h", "a"), new("a", "e")]);

        Merges(
            tokenizer,
            "thaen",
            ["th", "ae", "n"],
            (["tha", "e", "n"], "h and a are no neighbours any more: the h is part of th"));
    }

    [Test, ForTask("08.4")]
    public void What_is_not_known_stays_single()
    {
        Merges("xyz", ["x", "y", "z"]);
        Merges("x", ["x"]);
        Merges("", []);
        Merges("Ġthe", ["Ġ", "the"]);
    }

    [Test, ForTask("08.4")]
    public void Without_merges_there_are_the_bytes()
    {
        var tokenizer = new BytePairTokenizer([]);

        Merges(tokenizer, "the", ["t", "h", "e"]);
        ListAssert.Same(
            tokenizer.Encode("é!"), [.. "Ã©!".Select(letter => tokenizer.Vocabulary.Id($"{letter}"))], "ids of é!");
    }

    [Test, ForTask("08.4")]
    public void Any_text_comes_back_from_its_ids()
    {
        foreach (string text in Texts.Random(41, 500).Concat(Texts.Sentences))
        {
            long[] ids = s_tokenizer.Encode(text);

            Assert.That(s_tokenizer.Decode(ids), Is.EqualTo(text), $"\"{text}\", encoded and decoded");
            Assert.That(
                ids.All(id => id >= 4 && id < s_tokenizer.VocabularySize),
                Is.True,
                $"whether all ids of \"{text}\" are tokens, and none special; seen {string.Join(' ', ids)}");
        }
    }

    [Test, ForTask("08.4")]
    public void Learnt_merges_match_the_reference()
    {
        var reference = Reference.BytePairTokenizer.Train(Texts.Random(42, 400).Concat(Texts.Sentences), 700);
        var tokenizer = new BytePairTokenizer(
            [.. reference.Merges.Select(pair => new BytePair(pair.Left, pair.Right))]);

        foreach (string text in Texts.Random(43, 200).Concat(Texts.Sentences))
        {
            ListAssert.Same(
                tokenizer.Encode(text),
                reference.Encode(text),
                $"ids of \"{text}\", with {reference.Merges.Count} merges");
        }
    }

    private static void Merges(string piece, string[] expected, params (string[] Lookalike, string Cause)[] suspects) =>
        Merges(s_tokenizer, piece, expected, suspects);

    private static void Merges(
        BytePairTokenizer tokenizer,
        string piece,
        string[] expected,
        params (string[] Lookalike, string Cause)[] suspects) => ListAssert.Same(
        tokenizer.Merge(piece),
        expected,
        $"symbols of \"{piece}\" after the merges {string.Join(", ", tokenizer.Merges.Select(pair => $"{pair}"))}",
        suspects);
}
