using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

public class DetectorTests
{
    private static Tensor Text => Models.Ids(5, 3, 5, 8, 5, 3);

    [Test, ForTask("14.7")]
    public void The_previous_token_is_the_one_before() => Assert.That(
        Models.Picture(Detector.Target(Text, Habit.PreviousToken)[0]),
        Is.EqualTo("000000\n100000\n010000\n001000\n000100\n000010"),
        "a row a query, a column a key");

    [Test, ForTask("14.7")]
    public void The_first_token_is_looked_at_by_all_but_itself() => Assert.That(
        Models.Picture(Detector.Target(Text, Habit.FirstToken)[0]),
        Is.EqualTo("000000\n100000\n100000\n100000\n100000\n100000"),
        "a row a query, a column a key; the first query has no choice, so it does not count");

    [Test, ForTask("14.7")]
    public void The_same_token_is_every_earlier_copy_and_not_itself() => Assert.That(
        Models.Picture(Detector.Target(Text, Habit.SameToken)[0]),
        Is.EqualTo("000000\n000000\n100000\n000000\n101000\n010000"),
        "a row a query, a column a key, for the text 5 3 5 8 5 3");

    [Test, ForTask("14.7")]
    public void Each_text_of_a_batch_has_a_target_of_its_own()
    {
        var texts = tensor(new long[,] { { 5, 3, 5, 8 }, { 1, 1, 2, 1 }, { 4, 6, 9, 2 } });
        foreach (var habit in new[] { Habit.PreviousToken, Habit.FirstToken, Habit.SameToken })
        {
            var target = Detector.Target(texts, habit);

            Assert.That(target.shape, Is.EqualTo(new long[] { 3, 4, 4 }), $"{habit}: [batch, query, key]");
            Assert.That(target.dtype, Is.EqualTo(ScalarType.Bool), $"{habit}");
        }

        var same = Detector.Target(texts, Habit.SameToken);
        Assert.That(Models.Picture(same[0]), Is.EqualTo("0000\n0000\n1000\n0000"), "5 3 5 8");
        Assert.That(Models.Picture(same[1]), Is.EqualTo("0000\n1000\n0000\n1100"), "1 1 2 1");
        Assert.That(Models.Picture(same[2]), Is.EqualTo("0000\n0000\n0000\n0000"), "4 6 9 2");
    }

    [Test, ForTask("14.7")]
    public void Ids_that_are_no_batch_of_texts_are_refused()
    {
        var flat = arange(4);
        var real = ones(2, 4);
        ArgumentAssert.Rejects(() => Detector.Target(flat, Habit.SameToken), "ids", flat, "there is no batch");
        ArgumentAssert.Rejects(() => Detector.Target(real, Habit.SameToken), "ids", real, "these are no ids");
        ArgumentAssert.Rejects(() => Detector.Induction(flat), "ids", flat, "there is no batch");
    }

    [Test, ForTask("14.8")]
    public void The_mean_is_over_the_queries_that_have_something_to_look_for()
    {
        var pattern = tensor(new[,,] { { { 1.0, 0, 0 }, { 0.25, 0.75, 0 }, { 0.5, 0.125, 0.375 } } }).unsqueeze(1);
        var target = tensor(new[,,] { { { false, false, false }, { true, false, false }, { false, true, false } } });

        TensorAssert.Close(
            Detector.Score(pattern, target),
            tensor(new[] { (0.25 + 0.125) / 2 }),
            "score of a head that spends 0.25 and 0.125 where two of its three queries should look",
            new Suspect(tensor(new[] { 0.375 / 3 }), "the mean is over all queries, also those with nothing to look for"),
            new Suspect(tensor(new[] { 0.375 / 9 }), "the mean is over all places"),
            new Suspect(tensor(new[] { 0.375 }), "the sum is not divided"));
    }

    [Test, ForTask("14.8")]
    public void All_keys_of_a_query_count_together()
    {
        var pattern = tensor(new[,,] { { { 1.0, 0, 0 }, { 0.25, 0.75, 0 }, { 0.5, 0.125, 0.375 } } }).unsqueeze(1);
        var target = tensor(new[,,] { { { false, false, false }, { true, false, false }, { true, true, false } } });

        TensorAssert.Close(
            Detector.Score(pattern, target),
            tensor(new[] { (0.25 + 0.625) / 2 }),
            "score where the last query may look at either of two keys",
            new Suspect(tensor(new[] { 0.875 / 3 }), "the mean is over the marked keys, not over the queries"));
    }

    [Test, ForTask("14.8")]
    public void Each_head_has_a_score_over_all_texts()
    {
        var pattern = Seeded.Weights(1, float64, 3, 5, 4, 4); // [batch, head, query, key]
        var target = Seeded.Mask(2, 3, 4, 4);
        target[1, 2] = false;
        target[2] = false;
        var expected = new double[5];
        for (int head = 0; head < 5; head++)
        {
            List<double> spent = [];
            for (int text = 0; text < 3; text++)
            {
                for (int query = 0; query < 4; query++)
                {
                    if (target[text, query].any().ToBoolean())
                    {
                        spent.Add(pattern[text, head, query][target[text, query]].sum().ToDouble());
                    }
                }
            }

            expected[head] = spent.Average();
        }

        var before = (pattern.clone(), target.clone());
        TensorAssert.Close(Detector.Score(pattern, target), tensor(expected), "scores of five heads on three texts, one without target");
        TensorAssert.Unchanged(pattern, before.Item1, "pattern");
        TensorAssert.Unchanged(target, before.Item2, "target");
    }

    [Test, ForTask("14.8")]
    public void Perfect_heads_score_1_and_blind_ones_0()
    {
        var ids = Models.Ids(5, 3, 5, 3);
        var target = (ids.unsqueeze(-1) == ids.unsqueeze(-2)).tril(-1);
        var perfect = target.to(float64);
        var pattern = stack([perfect, 1 - perfect], 1); // [batch, head, query, key]

        TensorAssert.Close(Detector.Score(pattern, target), tensor(new[] { 1.0, 0 }), "all attention there, and none of it");
    }

    [Test, ForTask("14.8")]
    public void A_target_that_marks_nothing_is_refused()
    {
        var (pattern, nothing) = (Seeded.Weights(3, 2, 5, 4, 4), zeros(2, 4, 4, dtype: ScalarType.Bool));
        var narrow = ones(2, 4, 3, dtype: ScalarType.Bool);
        ArgumentAssert.Rejects(() => Detector.Score(pattern, nothing), "target", nothing, "no key is marked");
        ArgumentAssert.Rejects(() => Detector.Score(pattern, narrow), "target", narrow, "there are 4 keys");
    }

    [Test, ForTask("14.9")]
    public void A_distance_follows_from_the_tokens_and_not_from_the_length()
    {
        var target = Detector.Induction(tensor(new long[,] { { 4, 7, 2, 4, 7, 2 }, { 4, 7, 4, 7, 4, 7 } }));

        Assert.That(
            Models.Picture(target[0]),
            Is.Not.EqualTo(Models.Picture(target[1])),
            "the same keys are marked in two texts of 6 tokens, of which one repeats after 3 and the other after 2: where "
            + "the copies are decides, not how long the text is");
    }

    [Test, ForTask("14.9")]
    public void Every_earlier_copy_counts()
    {
        var keys = Detector.Induction(Models.Ids(5, 3, 5, 8, 5, 5))[0].sum(-1); // [query, key] → [query]

        Assert.That(
            string.Join(' ', keys.data<long>().ToArray()),
            Is.EqualTo("0 0 1 0 2 3"),
            "how many keys each query of the text 5 3 5 8 5 5 has: one for each earlier copy of its token, and not one for the "
            + "nearest or the first copy alone");
    }

    [Test, ForTask("14.9")]
    public void Induction_looks_at_what_came_after_the_earlier_copies() => Assert.That(
        Models.Picture(Detector.Induction(Text)[0]),
        Is.EqualTo("000000\n000000\n010000\n000000\n010100\n001000"),
        "a row a query, a column a key, for the text 5 3 5 8 5 3");

    [Test, ForTask("14.9")]
    public void In_a_block_of_n_that_repeats_the_key_is_n_minus_1_back()
    {
        var block = Models.Ids(9, 2, 7, 4, 1);

        var target = Detector.Induction(cat([block, block], 1))[0]; // [query, key]

        var wanted = zeros(10, 10, dtype: ScalarType.Bool);
        for (int query = 5; query < 10; query++)
        {
            wanted[query, query - 4] = true;
        }

        Assert.That(Models.Picture(target), Is.EqualTo(Models.Picture(wanted)), "a block of 5 tokens, twice: query - 4");
    }

    [Test, ForTask("14.9")]
    public void What_comes_after_a_copy_may_be_the_query_itself() => Assert.That(
        Models.Picture(Detector.Induction(Models.Ids(6, 6, 6))[0]),
        Is.EqualTo("000\n010\n011"),
        "the text 6 6 6: the first 6 has no earlier copy");

    [Test, ForTask("14.9")]
    public void Each_text_has_its_own_and_nothing_leaves_the_text()
    {
        var texts = tensor(new long[,] { { 5, 3, 5, 8 }, { 4, 6, 9, 4 }, { 1, 2, 3, 0 } });

        var target = Detector.Induction(texts);

        Assert.That(target.shape, Is.EqualTo(new long[] { 3, 4, 4 }));
        Assert.That(target.dtype, Is.EqualTo(ScalarType.Bool));
        Assert.That(Models.Picture(target[0]), Is.EqualTo("0000\n0000\n0100\n0000"), "5 3 5 8");
        Assert.That(Models.Picture(target[1]), Is.EqualTo("0000\n0000\n0000\n0100"), "4 6 9 4");
        Assert.That(Models.Picture(target[2]), Is.EqualTo("0000\n0000\n0000\n0000"), "1 2 3 0");
    }

    [Test, ForTask("14.9")]
    public void The_scores_of_a_model_are_layer_by_layer()
    {
        var ids = tensor(new long[,] { { 5, 3, 5, 8, 5, 3, 2 }, { 1, 1, 2, 1, 2, 2, 9 } });
        var recording = Models.Run(Models.Of("Llama"), ids);

        var scores = Detector.Scores(recording, Habit.Induction);

        Assert.That(scores.shape, Is.EqualTo(new long[] { Models.Layers, Models.Heads }), "[layer, head]");
        TensorAssert.Close(
            scores[1], Detector.Score(recording.At(1, "pattern"), Detector.Induction(ids)), "induction scores of the second block");
    }
}
