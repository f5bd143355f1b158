extern alias reference;

using Katas.Lesson01;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;

namespace Katas.Lesson03.Tests;

public class RelativeBiasTests
{
    [Test, ForTask("03.12")]
    public void Each_head_reads_its_column_of_the_table()
    {
        // Backwards, 2 buckets: here (and ahead), and before. The first head has 1 and 2 for them, the second has 10
        // and 20.
        var bias = new RelativeBias(heads: 2, buckets: 2, maxDistance: 3, bidirectional: false);
        using (no_grad())
        {
            bias.state_dict()["weight"].copy_(tensor(new float[,] { { 1, 10 }, { 2, 20 } }));
        }

        TensorAssert.Close(
            bias.call(2, 3, 0),
            tensor(new float[,,] { { { 1, 1, 1 }, { 2, 1, 1 } }, { { 10, 10, 10 }, { 20, 10, 10 } } }),
            "bias of 2 heads for 2 queries and 3 keys, by hand");
    }

    [Test, ForTask("03.12")]
    public void One_length_stands_for_a_whole_text()
    {
        var bias = Seeded.Parameters(new RelativeBias(3));

        TensorAssert.Close(bias.call(5), bias.call(5, 5, 0), "bias of 5 tokens for one another");
    }

    [Test, ForTask("03.12")]
    public void A_new_table_has_a_spread_of_1() =>
        SpreadAssert.Around(new RelativeBias(40).state_dict()["weight"], 0, 1, "weight of a new bias");

    [Test, ForTask("03.12")]
    public void Any_lengths_match_the_reference()
    {
        CompareWithReference(3, 5);
        CompareWithReference(5, 3);
        CompareWithReference(4, 4);
        CompareWithReference(1, 1);
        CompareWithReference(40, 50);
    }

    [Test, ForTask("03.12")]
    public void The_offset_moves_the_queries_on()
    {
        CompareWithReference(3, 8, 5);
        CompareWithReference(1, 60, 59);
    }

    [Test, ForTask("03.12")]
    public void Buckets_largest_distance_and_direction_are_those_of_the_constructor()
    {
        CompareWithReference(9, 9, buckets: 8, maxDistance: 15, bidirectional: true);
        CompareWithReference(9, 9, buckets: 8, maxDistance: 15, bidirectional: false);
        CompareWithReference(30, 30, buckets: 8, maxDistance: 9, bidirectional: true);
        CompareWithReference(50, 50, buckets: 32, maxDistance: 128, bidirectional: false);
    }

    [Test, ForTask("03.12")]
    public void As_many_heads_as_queries_and_keys_hide_nothing() => CompareWithReference(3, 3);

    [Test, ForTask("03.12")]
    public void Each_diagonal_holds_one_number()
    {
        var seen = Pair().bias.call(8);

        TensorAssert.Close(
            seen.narrow(1, 0, 7).narrow(2, 0, 7),
            seen.narrow(1, 1, 7).narrow(2, 1, 7),
            "bias of positions 0 to 6 (seen) and 1 to 7 (expected): the distance alone decides");
    }

    [Test, ForTask("03.12")]
    public void Attention_takes_it_as_an_additive_mask()
    {
        var (bias, reference) = Pair();
        var (query, key, value) =
            (Seeded.Normal(1, 2, 3, 4, 7), Seeded.Normal(2, 2, 3, 5, 7), Seeded.Normal(3, 2, 3, 5, 6));

        TensorAssert.Close(
            Attention.ScaledDotProduct(query, key, value, bias.call(4, 5, 0)).output,
            Attention.ScaledDotProduct(query, key, value, reference.call(4, 5, 0)).output,
            "attention of 2 texts and 3 heads under the bias");
        Assert.That(
            Reference.Order.Sensitivity(
                tokens => Attention.ScaledDotProduct(tokens, tokens, tokens, bias.call(5)).output,
                Seeded.Normal(4, 2, 3, 5, 7),
                tensor(new long[] { 3, 0, 4, 1, 2 })),
            Is.GreaterThan(0.01),
            "sensitivity of attention under the bias to the order [3, 0, 4, 1, 2]");
    }

    [Test, ForTask("03.12")]
    public void Float64_stays_float64() => Assert.That(
        Pair(type: ScalarType.Float64).bias.call(3, 5, 0).dtype,
        Is.EqualTo(ScalarType.Float64),
        "dtype of a Float64 module's bias");

    [Test, ForTask("03.12")]
    public void Half_precision_stays_half_precision() => Assert.That(
        Pair(type: ScalarType.Float16).bias.call(3, 5, 0).dtype,
        Is.EqualTo(ScalarType.Float16),
        "dtype of a half precision module's bias");

    [Test, ForTask("03.12")]
    public void Each_call_goes_by_its_own_arguments_and_by_what_has_been_learned()
    {
        var (bias, reference) = Pair();
        Suspect[] before = [];
        foreach (int seed in new[] { 0, 1 })
        {
            Weights.Copy(from: Seeded.Parameters(bias, seed), to: reference);
            foreach (var (queries, keys, offset) in new (long, long, long)[] { (3, 5, 0), (3, 5, 2), (4, 7, 0) })
            {
                var expected = reference.call(queries, keys, offset).detach();
                TensorAssert.Close(
                    bias.call(queries, keys, offset).detach(),
                    expected,
                    $"bias of one module for {queries} queries from {offset} on and {keys} keys"
                    + (seed == 0 ? "" : ", after the table has changed"),
                    before);
                before =
                [
                    .. before,
                    new Suspect(
                        expected, "the bias was kept from an earlier call; the table learns, and offsets differ"),
                ];
            }
        }
    }

    [Test, ForTask("03.12")]
    public void Each_training_step_has_a_backward_pass_of_its_own()
    {
        var (bias, reference) = Pair();
        for (int step = 0; step < 2; step++)
        {
            bias.zero_grad();
            reference.zero_grad();
            bias.call(4, 5, 1).square().sum().backward();
            reference.call(4, 5, 1).square().sum().backward();
        }

        TensorAssert.Close(
            bias.parameters().First().grad,
            reference.parameters().First().grad!,
            "gradient with respect to the table in a second step");
    }

    [Test, ForTask("03.12")]
    public void The_gradient_reaches_the_table()
    {
        var (bias, reference) = Pair();
        var direction = Seeded.Normal(5, 3, 4, 5);

        (bias.call(4, 5, 1) * direction).sum().backward();
        (reference.call(4, 5, 1) * direction).sum().backward();

        var gradient = bias.parameters().First().grad;
        Assert.That(gradient is { IsInvalid: false }, Is.True, "whether a gradient reaches the table");
        TensorAssert.Close(gradient, reference.parameters().First().grad!, "gradient with respect to the table");
    }

    [Test, ForTask("03.12")]
    public void Lengths_and_offsets_that_make_no_sense_are_refused()
    {
        var (bias, _) = Pair();

        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => bias.call(0, 5, 0), "queryLength", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => bias.call(3, 0, 0), "keyLength", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => bias.call(3, 5, -1), "offset", "it is -1");
    }

    private static (RelativeBias bias, Reference.RelativeBias reference) Pair(
        long buckets = 32, long maxDistance = 128, bool bidirectional = true, ScalarType type = ScalarType.Float32)
    {
        var bias = new RelativeBias(3, buckets, maxDistance, bidirectional);
        var reference = new Reference.RelativeBias(3, buckets, maxDistance, bidirectional);
        bias.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(bias), to: reference);
        return (bias, reference);
    }

    private static void CompareWithReference(
        long queryLength,
        long keyLength,
        long offset = 0,
        long buckets = 32,
        long maxDistance = 120, // with 128, some distances lie on the border of a bucket
        bool bidirectional = true)
    {
        var (bias, reference) = Pair(buckets, maxDistance, bidirectional);
        var table = reference.state_dict()["weight"];
        var distances = Reference.Distances.Between(queryLength, keyLength, offset);
        var expected = reference.call(queryLength, keyLength, offset);
        Suspect[] suspects =
        [
            new(reference.call(queryLength, keyLength, 0), "the offset has no effect"),
            new(
                table[Reference.Distances.Bucket(distances, !bidirectional, buckets, maxDistance)].permute(2, 0, 1),
                "bidirectional is not passed on"),
            new(
                table[Reference.Distances.Bucket(-distances, bidirectional, buckets, maxDistance)].permute(2, 0, 1),
                "query and key have changed places"),
            new(
                table[Reference.Distances.Bucket(distances, bidirectional, buckets, maxDistance)]
                    .reshape(3, queryLength, keyLength),
                "reshape only renames the dimensions: the numbers stay in their order. The heads have to be moved"),
        ];
        TensorAssert.Close(
            bias.call(queryLength, keyLength, offset),
            expected,
            $"bias of 3 heads for {queryLength} queries from {offset} on and {keyLength} keys; "
            + $"{buckets} buckets, largest distance {maxDistance}, bidirectional: {bidirectional}",
            suspects);
    }
}
