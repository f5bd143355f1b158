extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson08;

namespace Katas.Lesson08.Tests;

public class VocabularyTests
{
    private static readonly string[] s_text = ["b", "c", "a", "c", "d", "b", "c", "e", "d"]; // c 3, b 2, d 2, a 1, e 1

    [Test, ForTask("08.2")]
    public void Special_tokens_come_first_then_the_most_frequent() => ListAssert.Same(
        Vocabulary.Build(s_text).Tokens,
        ["<pad>", "<unk>", "<s>", "</s>", "c", "b", "d", "a", "e"],
        "vocabulary of b c a c d b c e d",
        (["<pad>", "<unk>", "<s>", "</s>", "b", "c", "a", "d", "e"], "the order is that of the text"),
        (["<pad>", "<unk>", "<s>", "</s>", "a", "b", "c", "d", "e"], "the order is that of the alphabet"),
        (["<pad>", "<unk>", "<s>", "</s>", "a", "e", "b", "d", "c"], "the rarest come first"));

    [Test, ForTask("08.2")]
    public void Of_equally_frequent_tokens_the_first_in_ordinal_order_comes_first() => ListAssert.Same(
        Vocabulary.Build(["é", "b", "a", "B", "_", "ab", "￭."]).Tokens.Skip(4),
        ["B", "_", "a", "ab", "b", "é", "￭."],
        "seven tokens that occur once each",
        (["é", "b", "a", "B", "_", "ab", "￭."], "the order is that of the text"),
        (["_", "a", "ab", "b", "B", "é", "￭."], "capitals are sorted like small letters; ordinal order is not so"));

    [Test, ForTask("08.2")]
    public void Rare_tokens_get_no_id()
    {
        var vocabulary = Vocabulary.Build(s_text, minimumCount: 2);

        ListAssert.Same(
            vocabulary.Tokens.Skip(4),
            ["c", "b", "d"],
            "tokens that occur at least twice in b c a c d b c e d",
            (["c"], "a token that occurs exactly as often as the minimum asks is left out"),
            (["c", "b", "d", "a", "e"], "the minimum is not looked at"));
        ListAssert.Same(s_text.Select(vocabulary.Id), [5, 4, 1, 4, 6, 5, 4, 1, 6], "ids of b c a c d b c e d");
    }

    [Test, ForTask("08.2")]
    public void A_full_vocabulary_leaves_the_rarest_out()
    {
        string[] text = [.. "hhgggffffeeeeeddddddcccccccbbbbbbbbaaaaaaaaa".Select(letter => $"{letter}")];

        ListAssert.Same(
            Vocabulary.Build(text, maximumSize: 6).Tokens,
            ["<pad>", "<unk>", "<s>", "</s>", "a", "b"],
            "a vocabulary of at most 6",
            (["<pad>", "<unk>", "<s>", "</s>", "a", "b", "c", "d", "e", "f", "g", "h"], "the maximum is not looked at"),
            (["<pad>", "<unk>", "<s>", "</s>", "a", "b", "c", "d", "e", "f"], "the special tokens are not counted"),
            (["<pad>", "<unk>", "<s>", "</s>", "g", "h"], "those that came first stayed, and not the most frequent"));
        Assert.That(Vocabulary.Build(text, maximumSize: 4).Size, Is.EqualTo(4), "size of a vocabulary of at most 4");
        Assert.That(Vocabulary.Build(text, maximumSize: 12).Size, Is.EqualTo(12), "size of a vocabulary of at most 12");
    }

    [Test, ForTask("08.2")]
    public void Of_equally_frequent_tokens_the_last_in_ordinal_order_are_left_out() => ListAssert.Same(
        Vocabulary.Build(["d", "b", "e", "a", "c", "a"], maximumSize: 7).Tokens.Skip(4),
        ["a", "b", "c"],
        "vocabulary of d b e a c a, of at most 7 tokens, 4 of them special; b, c, d and e occur once each",
        (["a", "e", "d"], "at the limit the last in ordinal order stay"),
        (["a", "d", "e"], "at the limit the last in ordinal order stay"),
        (["a", "d", "b"], "at the limit those that came first stay"));

    [Test, ForTask("08.2")]
    public void Both_limits_hold_together()
    {
        string[] text = [.. "aaaabbbccd".Select(letter => $"{letter}")];

        ListAssert.Same(
            Vocabulary.Build(text, minimumCount: 2, maximumSize: 6).Tokens.Skip(4),
            ["a", "b"],
            "at least 2, at most 6");
        ListAssert.Same(
            Vocabulary.Build(text, minimumCount: 2, maximumSize: 60).Tokens.Skip(4),
            ["a", "b", "c"],
            "at least 2, at most 60");
    }

    [Test, ForTask("08.2")]
    public void Special_tokens_in_the_text_are_not_listed_twice() => ListAssert.Same(
        Vocabulary.Build(["</s>", "a", "<unk>", "</s>", "<pad>", "b", "b"]).Tokens,
        ["<pad>", "<unk>", "<s>", "</s>", "b", "a"],
        "vocabulary of a text with special tokens in it");

    [Test, ForTask("08.2")]
    public void Capitals_and_accents_make_another_token() => ListAssert.Same(
        Vocabulary.Build(["a", "A", "à", "a\u0300", "a"]).Tokens.Skip(4),
        ["a", "A", "a\u0300", "à"],
        "vocabulary of a A à à a, the second à written with an accent of its own");

    [Test, ForTask("08.2")]
    public void An_empty_text_has_the_special_tokens() =>
        ListAssert.Same(Vocabulary.Build([]).Tokens, Vocabulary.Specials, "vocabulary of nothing");

    [Test, ForTask("08.2")]
    public void A_text_is_gone_through_once()
    {
        int times = 0;
        var vocabulary = Vocabulary.Build(Stream());

        Assert.That(vocabulary.Size, Is.EqualTo(7), "size of the vocabulary of x y x z");
        Assert.That(
            times,
            Is.EqualTo(1),
            "times that the text was gone through; it may come from a file that is larger than the memory");

        IEnumerable<string> Stream()
        {
            times++;
            foreach (string token in new[] { "x", "y", "x", "z" })
            {
                yield return token;
            }
        }
    }

    [Test, ForTask("08.2")]
    public void Counts_are_kept_and_not_tokens()
    {
        const int Count = 2000;
        var made = new WeakReference[Count];
        int alive = -1;

        Vocabulary.Build(Stream());

        Assert.That(
            alive,
            Is.InRange(0, 100),
            $"tokens that are in memory when the last of {Count} has been read, five different ones; expected each of "
            + "the five once, and not much more. A text may be larger than the memory: keep a count, and let go of the "
            + "tokens (a group holds all that is in it).");

        IEnumerable<string> Stream()
        {
            for (int i = 0; i < Count; i++)
            {
                yield return Token(i);
            }

            GC.Collect();
            alive = made.Count(token => token.IsAlive);
        }

        string Token(int number)
        {
            string token = $"w{number % 5}";
            made[number] = new WeakReference(token);
            return token;
        }
    }

    [Test, ForTask("08.2")]
    public void A_long_text_matches_the_reference()
    {
        var random = new Random(3);
        string[] text = [.. Enumerable.Range(0, 5000).Select(_ => $"w{(int)(400 * Math.Pow(random.NextDouble(), 3))}")];

        ListAssert.Same(
            Vocabulary.Build(text, minimumCount: 3, maximumSize: 200).Tokens,
            Reference.Vocabulary.Build(text, minimumCount: 3, maximumSize: 200).Tokens,
            "vocabulary of 5,000 words, at least 3 of each, at most 200");
    }

    [Test, ForTask("08.2")]
    public void What_does_not_fit_is_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Vocabulary.Build([], minimumCount: 0), "minimumCount", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Vocabulary.Build([], maximumSize: 3), "maximumSize", "there is no room for the special tokens");
    }
}
