extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson08;

namespace Katas.Lesson08.Tests;

public class BytePairLearnerTests
{
    // Sennrich et al. 2016, algorithm 1; $ stands for their end of word.
    private static readonly Dictionary<string, long> s_paper =
        new() { ["low$"] = 5, ["lower$"] = 2, ["newest$"] = 6, ["widest$"] = 3 };

    [Test, ForTask("08.3")]
    public void The_paper_s_words_give_the_paper_s_merges() => Learns(
        s_paper,
        5,
        ["e s", "es t", "est $", "l o", "lo w"],
        (["e s", "s t", "t $", "w e", "l o"], "the pairs are counted once, and not again after each merge"));

    [Test, ForTask("08.3")]
    public void Each_piece_counts_as_often_as_it_occurs() => Learns(
        new() { ["ab"] = 1, ["xab"] = 1, ["cd"] = 9 },
        2,
        ["c d", "a b"],
        (["a b"], "a piece counts once, however often it occurs"));

    [Test, ForTask("08.3")]
    public void Counts_may_be_larger_than_an_int() => Learns(
        new() { ["ab"] = 2_000_000_000, ["xab"] = 2_000_000_000, ["cd"] = 3_000_000_000 },
        2,
        ["a b", "c d"],
        (["c d", "a b"], "4,000,000,000 is more than an int holds, and turned negative or was cut off"));

    [Test, ForTask("08.3")]
    public void Counts_follow_the_merges() => Learns(
        // a b 5, b c 4, y z 2; merging a b leaves one b c
        new() { ["abc"] = 3, ["ab"] = 2, ["bc"] = 1, ["yz"] = 2 },
        3,
        ["a b", "ab c", "y z"],
        (["a b", "b c", "y z"], "the pairs are counted once, and not again after each merge"));

    [Test, ForTask("08.3")]
    public void Of_equally_frequent_pairs_the_first_in_ordinal_order_is_merged()
    {
        Learns(
            new() { ["yx"] = 2, ["bd"] = 2, ["bc"] = 2, ["Ba"] = 2 },
            4,
            ["B a", "b c", "b d", "y x"],
            (["y x", "b d", "b c", "B a"], "of equally frequent pairs the one that was seen first is taken"),
            (["B a", "b d", "b c", "y x"], "equal left symbols: then the right ones decide"),
            (["B a", "y x", "b c", "b d"], "the left symbol decides first"));
        Learns(
            new() { ["Za"] = 5, ["ab"] = 5, ["éa"] = 5 }, 3, ["Z a", "a b", "é a"]);
    }

    [Test, ForTask("08.3")]
    public void Left_symbols_decide_before_right_ones() => Learns(
        new() { ["ab"] = 9, ["abc"] = 4, ["ad"] = 4 },
        3,
        ["a b", "a d", "ab c"],
        (["a b", "ab c", "a d"], "the left symbols decide, a before ab; not what the pairs become, abc before ad"));

    [Test, ForTask("08.3")]
    public void Of_three_equal_symbols_the_first_two_are_merged_and_the_third_stays() => Learns(
        new() { ["aaa"] = 3, ["bc"] = 2 },
        3,
        ["a a", "aa a", "b c"],
        (["a a", "b c"], "of a a a one symbol is left, aa; the third a stays behind it"),
        (["a a", "a aa", "b c"], "of a a a the last two are merged; it goes from left to right"));

    [Test, ForTask("08.3")]
    public void Overlapping_pairs_are_counted_at_each_place() => Learns(
        new() { ["aaa"] = 2, ["bc"] = 3 },
        3,
        ["a a", "b c", "aa a"],
        (["b c", "a a", "aa a"], "a a is there twice in aaa: at the first a and at the second"));

    [Test, ForTask("08.3")]
    public void Pairs_have_an_order() => Learns(
        new() { ["ab"] = 3, ["ba"] = 3, ["cd"] = 4 },
        2,
        ["c d", "a b"],
        (["a b", "c d"], "a b and b a are two pairs"));

    [Test, ForTask("08.3")]
    public void Learning_ends_where_pairs_become_rare()
    {
        Learns(
            new() { ["ab"] = 3, ["cd"] = 2, ["ef"] = 1 },
            10,
            ["a b", "c d"],
            (["a b", "c d", "e f"], "the minimum is not looked at: 2 unless another is given"),
            (["a b"], "a pair that occurs exactly as often as the minimum asks may be merged"));
        ListAssert.Same(
            Words(BytePairLearner.Learn(new Dictionary<string, long> { ["ab"] = 3, ["cd"] = 2, ["ef"] = 1 }, 10, 1)),
            ["a b", "c d", "e f"],
            "merges of pairs that occur at least once");
    }

    [Test, ForTask("08.3")]
    public void Learning_ends_where_nothing_is_left_to_merge()
    {
        Learns(new() { ["abc"] = 2 }, 10, ["a b", "ab c"]);
        Learns(new() { ["a"] = 50 }, 10, []);
        Learns([], 10, []);
        Learns(s_paper, 0, []);
        Learns(s_paper, 1, ["e s"]);
    }

    [Test, ForTask("08.3")]
    public void The_order_of_the_pieces_makes_no_difference()
    {
        var pieces = Pieces.Count(Texts.Random(31, 200));
        var reversed = pieces.Reverse().ToDictionary(pair => pair.Key, pair => pair.Value);

        ListAssert.Same(
            Words(BytePairLearner.Learn(pieces, 60)),
            Words(BytePairLearner.Learn(reversed, 60)),
            "60 merges, and those of the same pieces in another order");
    }

    [Test, ForTask("08.3")]
    public void Many_merges_match_the_reference()
    {
        var pieces = Pieces.Count(
            [.. Texts.Random(32, 300), .. Texts.Sentences]);
        var copy = new Dictionary<string, long>(pieces);

        ListAssert.Same(
            Words(BytePairLearner.Learn(pieces, 300)),
            Reference.BytePairLearner.Learn(pieces, 300).Select(pair => $"{pair}"),
            "300 merges of 308 texts");
        Assert.That(pieces, Is.EqualTo(copy), "the pieces after the call; they belong to the caller");
    }

    [Test, ForTask("08.3")]
    public void What_does_not_fit_is_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => BytePairLearner.Learn(s_paper, -1), "merges", "it is negative");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => BytePairLearner.Learn(s_paper, 1, 0), "minimumCount", "it is 0");
    }

    private static void Learns(
        Dictionary<string, long> pieces,
        int merges,
        string[] expected,
        params (string[] Lookalike, string Cause)[] suspects) => ListAssert.Same(
        Words(BytePairLearner.Learn(pieces, merges)),
        expected,
        $"{merges} merges of {string.Join(", ", pieces.Select(pair => $"{pair.Key} × {pair.Value}"))}",
        suspects);

    private static IEnumerable<string> Words(IEnumerable<BytePair> pairs) => pairs.Select(pair => pair.ToString());
}
