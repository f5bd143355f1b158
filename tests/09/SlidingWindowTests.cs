extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson09;

namespace Katas.Lesson09.Tests;

public class SlidingWindowTests
{
    [Test, ForTask("09.11")]
    public void Two_queries_of_five_keys_with_a_window_of_three()
    {
        var expected = Rows(".xxx.", "..xxx");
        TensorAssert.Close(
            SlidingWindow.Mask(2, 5, 3),
            expected,
            "mask of queries 3 and 4 of five tokens, window 3",
            new Suspect(
                Rows("..xx.", "...xx"),
                "the window does not count the query itself: W tokens, itself included"),
            new Suspect(Rows("xxxx.", ".xxxx"), "the window reaches a token too far: the query counts as well"),
            new Suspect(Rows("xxxx.", "xxxxx"), "nothing is too far back"),
            new Suspect(Rows(".xxxx", "..xxx"), "the future is not hidden"),
            new Suspect(Rows("x....", "xx..."), "the queries are taken for the first tokens, and not for the last"),
            new Suspect(Rows("x...x", "xx..."), "the mask is the wrong way round: true = may attend"));
    }

    [Test, ForTask("09.11")]
    public void A_window_of_one_shows_a_token_itself_alone() => TensorAssert.Close(
        SlidingWindow.Mask(4, 4, 1), Rows("x...", ".x..", "..x.", "...x"), "mask of 4 tokens, window 1");

    [Test, ForTask("09.11")]
    public void A_window_as_long_as_the_text_hides_nothing_but_the_future()
    {
        var full = SlidingWindow.Mask(3, 7);
        TensorAssert.Close(full, Rows("xxxxx..", "xxxxxx.", "xxxxxxx"), "mask of 3 queries and 7 keys, no window");
        TensorAssert.Close(SlidingWindow.Mask(3, 7, 7), full, "with a window of 7");
    }

    [Test, ForTask("09.11")]
    public void Every_query_sees_as_many_as_the_window_is_wide_or_all_there_are()
    {
        var seen = SlidingWindow.Mask(6, 8, 4).sum(-1).data<long>().ToArray();
        Assert.That(seen, Is.EqualTo(new long[] { 3, 4, 4, 4, 4, 4 }), "keys seen by queries 2 to 7 of 8, window 4");
    }

    [Test, ForTask("09.11")]
    public void A_window_of_0_is_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => SlidingWindow.Mask(3, 5, 0), "window", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => SlidingWindow.Mask(6, 5, 2),
            "keys",
            "there are fewer keys");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => SlidingWindow.Mask(0, 5, 2),
            "queries",
            "there are none");
    }

    [Test, ForTask("09.11")]
    public void Masks_match_the_reference()
    {
        foreach (var (queries, keys, window) in new (long, long, long?)[]
        {
            (5, 5, 3), (2, 7, 4), (1, 9, 5), (4, 6, 1), (4, 6, 6), (4, 6, 20), (3, 8, null), (6, 6, null), (3, 4, 2),
        })
        {
            TensorAssert.Close(
                SlidingWindow.Mask(queries, keys, window),
                Reference.SlidingWindow.Mask(queries, keys, window),
                $"mask of {queries} queries and {keys} keys, window {window?.ToString() ?? "none"}");
        }
    }

    private static Tensor Rows(params string[] rows) =>
        stack([.. rows.Select(row => tensor(row.Select(letter => letter == 'x').ToArray()))]); // [query, key]
}
