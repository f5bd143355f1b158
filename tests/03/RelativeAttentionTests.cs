extern alias reference;

using Katas.Lesson01;
using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;
using ReferenceAttention = reference::Katas.Lesson01.Attention;

namespace Katas.Lesson03.Tests;

public class RelativeAttentionTests
{
    [Test, ForTask("03.10")]
    public void Each_value_is_given_the_vector_of_its_distance()
    {
        // One feature, k = 1: the vectors of the distances -1, 0 and 1 are 10, 20 and 30. Queries of zeros share
        // their attention equally.
        var attention = new RelativeAttention(1, 1, 1);
        using (no_grad())
        {
            attention.state_dict()["relative_values"].copy_(tensor(new float[,] { { 10 }, { 20 }, { 30 } }));
        }

        var value = tensor(new float[,] { { 3 }, { 6 }, { 9 } });
        var (output, weights) = attention.call(zeros(2, 1), ones(3, 1), value, null, 0);

        TensorAssert.Close(weights, full([2, 3], 1 / 3f), "weights of queries of zeros");
        TensorAssert.Close(
            output,
            tensor(new[,] { { (3 + 20 + 6 + 30 + 9 + 30) / 3f }, { (3 + 10 + 6 + 20 + 9 + 30) / 3f } }),
            "mixtures of 3 values of one feature, by hand",
            new Suspect(full([2, 1], 6f), "the vectors of the distances are not added to the values"));
    }

    [TestCase("relative_keys", 30)]
    [TestCase("relative_values", 20)]
    [ForTask("03.10")]
    public void New_vectors_start_as_Xavier_says(string name, long width) => SpreadAssert.Around(
        new RelativeAttention(30, 20, 12).state_dict()[name], 0, Math.Sqrt(2.0 / (25 + width)), $"{name} of a new layer");

    [Test, ForTask("03.10")]
    public void Any_shape_matches_the_reference()
    {
        CompareWithReference([3], [5]);
        CompareWithReference([1, 3], [1, 5]);
        CompareWithReference([2, 3], [2, 5]);
        CompareWithReference([2, 6, 3], [2, 6, 5]);
        CompareWithReference([2, 6, 3], [2, 1, 5]);
        CompareWithReference([2, 6], [2, 2]);
        CompareWithReference([4, 4], [4, 4]);
    }

    [Test, ForTask("03.10")]
    public void Distances_beyond_the_largest_count_as_it()
    {
        CompareWithReference([2, 9], [2, 9], maxDistance: 1);
        CompareWithReference([2, 9], [2, 9], maxDistance: 0);
        CompareWithReference([2, 4], [2, 4], maxDistance: 30);
    }

    [Test, ForTask("03.10")]
    public void Masks_rule_keys_out()
    {
        CompareWithReference([2, 3], [2, 5], Seeded.Mask(1, 2, 3, 5));
        CompareWithReference([2, 3], [2, 5], Seeded.Mask(2, 5));
        CompareWithReference([2, 3], [2, 5], Seeded.Normal(3, 3, 5));
        CompareWithReference([2, 6, 3], [2, 6, 5], Seeded.Mask(4, 2, 1, 1, 5));
    }

    [Test, ForTask("03.10")]
    public void A_fully_masked_query_gets_zeros()
    {
        var mask = Seeded.Mask(5, 2, 3, 5);
        mask[1, 2] = tensor(false);
        var (attention, _) = Pair();

        var (output, weights) = attention.call(
            Seeded.Normal(6, 2, 3, 7), Seeded.Normal(7, 2, 5, 7), Seeded.Normal(8, 2, 5, 4), mask, 0);

        TensorAssert.NoNaN(weights, "weights with a fully masked query");
        TensorAssert.NoNaN(output, "output with a fully masked query");
        TensorAssert.Close(output[1, 2], zeros(4), "output for the fully masked query");
        CompareWithReference([2, 3], [2, 5], mask);
    }

    [Test, ForTask("03.10")]
    public void The_offset_moves_the_queries_on()
    {
        CompareWithReference([2, 3], [2, 8], offset: 5);
        CompareWithReference([2, 1], [2, 8], Seeded.Mask(9, 8), offset: 7);
    }

    [Test, ForTask("03.10")]
    public void The_last_token_alone_gets_what_it_gets_in_the_whole()
    {
        // As when a text is written token by token, with earlier keys and values kept.
        var (attention, _) = Pair();
        var (query, key, value) = (Seeded.Normal(10, 2, 6, 7), Seeded.Normal(11, 2, 6, 7), Seeded.Normal(12, 2, 6, 4));

        var whole = attention.call(query, key, value, null, 0).output;
        var last = attention.call(query.narrow(1, 5, 1), key, value, null, 5).output;

        TensorAssert.Close(last, whole.narrow(1, 5, 1), "output of token 5 alone, with an offset of 5");
    }

    [Test, ForTask("03.10")]
    public void With_vectors_of_zeros_it_is_scaled_dot_product_attention()
    {
        var attention = new RelativeAttention(7, 4, 2);
        using (no_grad())
        {
            foreach (var parameter in attention.parameters())
            {
                parameter.zero_();
            }
        }

        var (query, key, value) = (Seeded.Normal(13, 2, 3, 7), Seeded.Normal(14, 2, 5, 7), Seeded.Normal(15, 2, 5, 4));
        var (output, weights) = attention.call(query, key, value, null, 0);

        var expected = ReferenceAttention.ScaledDotProduct(query, key, value);
        TensorAssert.Close(weights, expected.weights, "weights, all vectors of distances being 0");
        TensorAssert.Close(output, expected.output, "output, all vectors of distances being 0");
    }

    [Test, ForTask("03.10")]
    public void It_notices_the_order()
    {
        var (attention, _) = Pair();

        Assert.That(
            Reference.Order.Sensitivity(
                tokens => attention.call(tokens, tokens, tokens.narrow(-1, 0, 4), null, 0).output,
                Seeded.Normal(16, 2, 5, 7),
                tensor(new long[] { 3, 0, 4, 1, 2 })),
            Is.GreaterThan(0.01),
            "sensitivity to the order [3, 0, 4, 1, 2]");
    }

    [Test, ForTask("03.10")]
    public void Where_a_text_stands_makes_no_difference()
    {
        // Four tokens, and the same ones after three that are hidden: the distances are equal.
        var (attention, _) = Pair();
        var tokens = Seeded.Normal(17, 2, 4, 7);
        var shifted = cat([Seeded.Normal(18, 2, 3, 7), tokens], 1);
        var mask = arange(7) >= 3;

        TensorAssert.Close(
            attention.call(shifted, shifted, shifted.narrow(-1, 0, 4), mask, 0).output.narrow(1, 3, 4),
            attention.call(tokens, tokens, tokens.narrow(-1, 0, 4), null, 0).output,
            "tokens at positions 3 to 6 (seen), and the same ones at 0 to 3 (expected)");
    }

    [Test, ForTask("03.10")]
    public void Float64_stays_float64() => CompareWithReference([2, 3], [2, 5], type: ScalarType.Float64);

    [Test, ForTask("03.10")]
    public void Half_precision_stays_half_precision() =>
        CompareWithReference([2, 3], [2, 5], Seeded.Mask(34, 3, 5), type: ScalarType.Float16);

    [Test, ForTask("03.10")]
    public void Each_call_goes_by_its_own_arguments_and_by_what_has_been_learned()
    {
        var (attention, reference) = Pair();
        var (query, key, value) = (Seeded.Normal(35, 2, 3, 7), Seeded.Normal(36, 2, 5, 7), Seeded.Normal(37, 2, 5, 4));
        (Tensor? mask, long offset, string what)[] calls =
        [
            (Seeded.Mask(38, 3, 5), 0, "a call under a mask"),
            (Seeded.Mask(39, 3, 5), 0, "a later call under another mask"),
            (null, 0, "a later call without a mask"),
            (null, 2, "a later call from position 2 on"),
        ];
        foreach (int seed in new[] { 0, 1 })
        {
            Weights.Copy(from: Seeded.Parameters(attention, seed), to: reference);
            foreach (var (mask, offset, what) in calls)
            {
                string when = seed == 0 ? what : $"{what}, after the vectors have changed";
                var expected = reference.call(query, key, value, mask, offset);
                var (output, weights) = attention.call(query, key, value, mask, offset);
                TensorAssert.Close(weights, expected.weights, $"weights of {when}");
                TensorAssert.Close(output, expected.output, $"output of {when}");
            }
        }

        var (shorter, longer) = (query.narrow(1, 0, 2), cat([key, key], 1));
        TensorAssert.Close(
            attention.call(shorter, longer, cat([value, value], 1), null, 0).output,
            reference.call(shorter, longer, cat([value, value], 1), null, 0).output,
            "output of a later call with fewer queries and more keys");
    }

    [Test, ForTask("03.10")]
    public void A_gradient_reaches_an_additive_mask()
    {
        var (attention, reference) = Pair();
        var (query, key, value) = (Seeded.Normal(40, 2, 3, 7), Seeded.Normal(41, 2, 5, 7), Seeded.Normal(42, 2, 5, 4));
        GradientAssert.Same(
            inputs => attention.call(query, key, value, inputs[0], 1).output,
            inputs => reference.call(query, key, value, inputs[0], 1).output,
            [("mask", Seeded.Normal(43, 3, 5))],
            "the output under an additive mask");
    }

    [Test, ForTask("03.10")]
    public void Arguments_are_left_as_they_were()
    {
        var (attention, _) = Pair();
        Tensor[] arguments =
        [
            Seeded.Normal(19, 2, 3, 7), Seeded.Normal(20, 2, 5, 7), Seeded.Normal(21, 2, 5, 4), Seeded.Normal(22, 3, 5),
        ];
        Tensor[] before = [.. arguments.Select(argument => argument.clone())];

        attention.call(arguments[0], arguments[1], arguments[2], arguments[3], 0);

        foreach (var (argument, copy, name) in arguments.Zip(before, ["query", "key", "value", "mask"]))
        {
            TensorAssert.Unchanged(argument, copy, name);
        }
    }

    [Test, ForTask("03.10")]
    public void Gradients_reach_query_key_value_and_vectors()
    {
        var (attention, reference) = Pair();
        (string, Tensor)[] inputs =
        [
            ("query", Seeded.Normal(23, 2, 3, 7)),
            ("key", Seeded.Normal(24, 2, 5, 7)),
            ("value", Seeded.Normal(25, 2, 5, 4)),
        ];
        GradientAssert.Same(
            leaves => attention.call(leaves[0], leaves[1], leaves[2], null, 1).output,
            leaves => reference.call(leaves[0], leaves[1], leaves[2], null, 1).output,
            inputs,
            "RelativeAttention");

        var (query, key, value) = (inputs[0].Item2, inputs[1].Item2, inputs[2].Item2);
        var direction = Seeded.Normal(26, 2, 3, 4);
        (attention.call(query, key, value, null, 0).output * direction).sum().backward();
        (reference.call(query, key, value, null, 0).output * direction).sum().backward();
        var expected = reference.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad);
        foreach (var (name, parameter) in attention.named_parameters())
        {
            Assert.That(parameter.grad is { IsInvalid: false }, Is.True, $"whether a gradient reaches {name}");
            TensorAssert.Close(parameter.grad, expected[name]!, $"gradient with respect to {name}");
        }
    }

    [Test, ForTask("03.10")]
    public void What_does_not_fit_is_refused()
    {
        var (attention, _) = Pair();
        var (query, key) = (Seeded.Normal(27, 2, 3, 7), Seeded.Normal(28, 2, 5, 7));
        var wide = Seeded.Normal(29, 2, 5, 8);
        var many = Seeded.Normal(30, 2, 6, 4);

        ArgumentAssert.Rejects(
            () => attention.call(query, key, wide, null, 0), "value", wide, "its d_v is 8 and not 4");
        ArgumentAssert.Rejects(
            () => attention.call(query, key, many, null, 0), "value", many, "it has 6 values for 5 keys");
    }

    private static (RelativeAttention attention, Reference.RelativeAttention reference) Pair(
        long maxDistance = 2, ScalarType type = ScalarType.Float32)
    {
        var attention = new RelativeAttention(7, 4, maxDistance);
        var reference = new Reference.RelativeAttention(7, 4, maxDistance);
        attention.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(attention), to: reference);
        return (attention, reference);
    }

    private static void CompareWithReference(
        long[] queries,
        long[] keys,
        Tensor? mask = null,
        long maxDistance = 2,
        long offset = 0,
        ScalarType type = ScalarType.Float32)
    {
        var (attention, reference) = Pair(maxDistance, type);
        var query = Seeded.Normal(31, type, [.. queries, 7]);
        var key = Seeded.Normal(32, type, [.. keys, 7]);
        var value = Seeded.Normal(33, type, [.. keys, 4]);
        string what = $"for query {Guard.Shape(query)} from {offset} on, key {Guard.Shape(key)}, k = {maxDistance}"
            + (mask is null ? "" : $" and a mask {Guard.Shape(mask)} {mask.dtype}");
        var expected = reference.call(query, key, value, mask, offset);
        var unmasked = reference.call(query, key, value, null, offset);
        var plain = ReferenceAttention.ScaledDotProduct(query, key, value, mask);
        Suspect[] suspects =
        [
            new(unmasked.weights, "the mask has no effect"),
            new(unmasked.output, "the mask has no effect"),
            new(plain.weights, "the scores are the plain ones, without the vectors of the distances"),
            new(plain.output, "neither scores nor values know the distances"),
            new(
                ReferenceAttention.WeightedSum(expected.weights, value),
                "the vectors of the distances are not added to the values"),
            new(
                expected.output - ReferenceAttention.WeightedSum(expected.weights, value),
                "the output holds the vectors of the distances alone; the values belong to it as well"),
            new(reference.call(query, key, value, mask, 0).output, "the offset has no effect"),
            new(reference.call(query, key, value, mask, 0).weights, "the offset has no effect"),
        ];
        var (output, weights) = attention.call(query, key, value, mask, offset);
        TensorAssert.Close(weights, expected.weights, $"weights {what}", suspects);
        TensorAssert.Close(output, expected.output, $"output {what}", suspects);
    }
}
