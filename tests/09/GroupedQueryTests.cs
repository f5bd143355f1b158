extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference01 = reference::Katas.Lesson01;
using Reference = reference::Katas.Lesson09;

namespace Katas.Lesson09.Tests;

public class GroupedQueryTests
{
    private static readonly Tensor[] s_none = [];

    [Test, ForTask("09.10")]
    public void As_many_key_heads_as_heads_is_lesson_01_s_attention_head_by_head()
    {
        var (query, key, value) = Inputs(6);
        TensorAssert.Close(
            GroupedQuery.Attend(query, key, value, s_none),
            Reference01.Attention.ScaledDotProduct(query, key, value).output,
            "6 heads, 6 key heads",
            new Suspect(
                Reference01.Attention.ScaledDotProduct(query, key[.., ..1], value[.., ..1]).output,
                "all heads have the first key head (is the number of key heads taken for the size of a group?)"),
            new Suspect(Scaled(1), "the scores are not scaled"),
            new Suspect(Scaled(48), "the scores are scaled by the root of all heads' features, not of one head's"));

        Tensor Scaled(double by) => Reference01.Attention.WeightedSum(
            Reference01.Attention.Softmax(Reference01.Attention.Scores(query, key) / Math.Sqrt(by)), value);
    }

    [Test, ForTask("09.10")]
    public void Neighbouring_heads_share_a_key_head()
    {
        var (query, key, value) = Inputs(2);
        Tensor With(params long[] owners) => Reference01.Attention.ScaledDotProduct(
            query, key.index_select(1, tensor(owners)), value.index_select(1, tensor(owners))).output;

        TensorAssert.Close(
            GroupedQuery.Attend(query, key, value, s_none),
            With(0, 0, 0, 1, 1, 1),
            "6 heads on 2 key heads: heads 0, 1 and 2 have the first",
            new Suspect(
                With(0, 1, 0, 1, 0, 1),
                "the list of key heads is repeated (0 1 0 1), and not each of them (0 0 1 1)"),
            new Suspect(
                With(0, 0, 1, 1, 1, 1),
                "the number of key heads is taken for the size of a group: 3 heads share one"),
            new Suspect(With(0, 0, 0, 0, 0, 0), "all heads have the first key head"),
            new Suspect(With(1, 1, 1, 0, 0, 0), "the key heads are in reverse"));
    }

    [Test, ForTask("09.10")]
    public void Masks_are_laid_over_the_scores_one_after_the_other()
    {
        var (query, key, value) = Inputs(3);
        var (allowed, bias, padding) = (
            Seeded.Mask(4, 5, 9), Seeded.Normal(5, 6, 5, 9), Seeded.Mask(6, 2, 1, 1, 9));
        foreach (var masks in new Tensor[][] { [allowed], [bias], [allowed, padding], [allowed, padding, bias] })
        {
            TensorAssert.Close(
                GroupedQuery.Attend(query, key, value, masks),
                Reference.GroupedQuery.Attend(query, key, value, masks),
                $"under {masks.Length} masks, {string.Join(", ", masks.Select(mask => $"{mask.dtype} {Toolkit.Guard.Shape(mask)}"))}");
        }
    }

    [Test, ForTask("09.10")]
    public void A_query_that_sees_nothing_gets_zeros()
    {
        var (query, key, value) = Inputs(2);
        var nothing = ones(5, 9, dtype: ScalarType.Bool);
        nothing[2] = tensor(false);
        var z = GroupedQuery.Attend(query, key, value, [nothing]);

        TensorAssert.NoNaN(z, "mixtures, query 2 of 5 seeing nothing");
        TensorAssert.Close(z[.., .., 2], zeros(2, 6, 8), "mixtures of a query that sees nothing");
    }

    [Test, ForTask("09.10")]
    public void The_tap_sees_pattern_and_z_and_its_answers_count()
    {
        var (query, key, value) = Inputs(2);
        List<string> names = [];
        GroupedQuery.Attend(query, key, value, s_none, new Tap(Models.WriteDown(names), "here."));
        Assert.That(names, Is.EqualTo(new[] { "here.pattern", "here.z" }), "points at which the tap was asked");

        Tensor? pattern = null;
        GroupedQuery.Attend(query, key, value, s_none, new Tap(Models.Keep("pattern", seen => pattern = seen)));
        TensorAssert.RowsSumToOne(pattern, "pattern that the tap saw");
        foreach (string point in new[] { "pattern", "z" })
        {
            TensorAssert.Close(
                GroupedQuery.Attend(query, key, value, s_none, new Tap(Models.Doubled(point))),
                2 * Reference.GroupedQuery.Attend(query, key, value, s_none),
                $"mixtures, a tap having doubled {point}");
        }
    }

    [Test, ForTask("09.10")]
    public void Gradients_reach_the_shared_keys_from_all_their_heads()
    {
        var (query, key, value) = Inputs(2);
        GradientAssert.Same(
            inputs => GroupedQuery.Attend(inputs[0], inputs[1], inputs[2], [inputs[3]]),
            inputs => Reference.GroupedQuery.Attend(inputs[0], inputs[1], inputs[2], [inputs[3]]),
            [("query", query), ("key", key), ("value", value), ("mask", Seeded.Normal(7, 5, 9))],
            "Attend");
    }

    [Test, ForTask("09.10")]
    public void Float64_stays_and_inputs_are_left_as_they_were()
    {
        var (query, key, value) = (
            Seeded.Normal(1, ScalarType.Float64, 2, 6, 5, 8),
            Seeded.Normal(2, ScalarType.Float64, 2, 3, 9, 8),
            Seeded.Normal(3, ScalarType.Float64, 2, 3, 9, 8));
        Tensor[] inputs = [query, key, value];
        Tensor[] before = [.. inputs.Select(each => each.clone())];

        TensorAssert.Close(
            GroupedQuery.Attend(query, key, value, s_none),
            Reference.GroupedQuery.Attend(query, key, value, s_none),
            "in Float64");
        for (int i = 0; i < 3; i++)
        {
            TensorAssert.Unchanged(inputs[i], before[i], new[] { "query", "key", "value" }[i]);
        }
    }

    [Test, ForTask("09.10")]
    public void Heads_that_are_no_multiple_of_the_key_heads_are_refused()
    {
        var (query, key, value) = Inputs(4);
        var exception = ArgumentAssert.Rejects<ArgumentException>(
            () => GroupedQuery.Attend(query, key, value, s_none), "key", "4 key heads do not divide 6 heads");
        Assert.That(exception?.Message, Does.Contain("4").And.Contain("6"), "message");
    }

    [Test, ForTask("09.10")]
    public void Heads_match_the_reference()
    {
        foreach (int keyHeads in new[] { 1, 2, 3, 6 })
        {
            var (query, key, value) = Inputs(keyHeads);
            TensorAssert.Close(
                GroupedQuery.Attend(query, key, value, s_none),
                Reference.GroupedQuery.Attend(query, key, value, s_none),
                $"6 heads, {keyHeads} key heads");
        }
    }

    private static (Tensor query, Tensor key, Tensor value) Inputs(int keyHeads) => (
        Seeded.Normal(1, 2, 6, 5, 8), Seeded.Normal(2, 2, keyHeads, 9, 8), Seeded.Normal(3, 2, keyHeads, 9, 8));
}
