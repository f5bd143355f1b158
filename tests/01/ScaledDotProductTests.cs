extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson01;

namespace Katas.Lesson01.Tests;

public class ScaledDotProductTests
{
    private const float Ruled = float.NegativeInfinity;

    [Test, ForTask("01.6")]
    public void The_worked_example_of_the_lesson_comes_out()
    {
        var (query, key, value) = WorkedExample();

        var (output, weights) = Attention.ScaledDotProduct(query, key, value);

        // Scores 2, 0, 1; divided by √4: 1, 0, ½; exponentials e, 1, √e.
        double sum = Math.E + 1 + Math.Sqrt(Math.E);
        double[] shares = [Math.E / sum, 1 / sum, Math.Sqrt(Math.E) / sum];
        TensorAssert.Close(weights, tensor(shares, [1, 3], ScalarType.Float32), "weights of the worked example");
        TensorAssert.Close(
            output,
            tensor(
                [(10 * shares[0]) + (5 * shares[2]), (10 * shares[1]) + (5 * shares[2])], [1, 2], ScalarType.Float32),
            "output of the worked example");
    }

    [Test, ForTask("01.6")]
    public void The_worked_example_with_its_last_key_masked_comes_out()
    {
        var (query, key, value) = WorkedExample();

        var (output, weights) = Attention.ScaledDotProduct(query, key, value, tensor(new[,] { { true, true, false } }));

        double share = Math.E / (Math.E + 1);
        TensorAssert.Close(
            weights,
            tensor([share, 1 - share, 0], [1, 3], ScalarType.Float32),
            "weights of the worked example, masked");
        TensorAssert.Close(
            output,
            tensor([10 * share, 10 * (1 - share)], [1, 2], ScalarType.Float32),
            "output of the worked example, masked");
    }

    [Test, ForTask("01.6")]
    public void Output_and_weights_match_the_reference()
    {
        CompareWithReference(Inputs.Draw(1, [], [], []));
        CompareWithReference(Inputs.Draw(2, [1], [1], [1]));
        CompareWithReference(Inputs.Draw(3, [2], [2], [2]));
        CompareWithReference(Inputs.Draw(4, [2, 6], [2, 6], [2, 6]));
        CompareWithReference(Inputs.Draw(5, [8, 2, 6], [8, 2, 6], [8, 2, 6]));
    }

    [Test, ForTask("01.6")]
    public void Leading_dimensions_of_1_are_shared()
    {
        CompareWithReference(Inputs.Draw(6, [2, 6], [2, 1], [2, 1]));
        CompareWithReference(Inputs.Draw(7, [2, 6], [], []));
        CompareWithReference(Inputs.Draw(8, [1], [2], [2]));
    }

    [Test, ForTask("01.6")]
    public void As_many_queries_as_keys_and_features_hide_nothing()
    {
        var (query, key, value) = (Seeded.Normal(9, 4, 4, 4), Seeded.Normal(10, 4, 4, 4), Seeded.Normal(11, 4, 4, 4));
        CompareWithReference((query, key, value));
        CompareWithReference((query, key, value), ones(4, 4, dtype: ScalarType.Bool).tril());
    }

    [Test, ForTask("01.6")]
    public void Each_query_s_weights_sum_to_1()
    {
        var (query, key, value) = Inputs.Draw(12, [2], [2], [2]);
        TensorAssert.RowsSumToOne(Attention.ScaledDotProduct(query, key, value).weights, "weights without a mask");
        TensorAssert.RowsSumToOne(
            Attention.ScaledDotProduct(query, key, value, Seeded.Mask(13, 3, 5)).weights, "weights under a mask");
    }

    [Test, ForTask("01.6")]
    public void Boolean_masks_match_the_reference()
    {
        CompareWithReference(Inputs.Draw(14, [2], [2], [2]), Seeded.Mask(15, 2, 3, 5));
        CompareWithReference(Inputs.Draw(16, [2, 6], [2, 6], [2, 6]), Seeded.Mask(17, 3, 5));
        CompareWithReference(Inputs.Draw(18, [2, 6], [2, 6], [2, 6]), Seeded.Mask(19, 2, 1, 1, 5));
    }

    [Test, ForTask("01.6")]
    public void Additive_masks_are_added_to_the_scaled_scores()
    {
        CompareWithReference(Inputs.Draw(20, [2], [2], [2]), Seeded.Normal(21, 2, 3, 5));
        CompareWithReference(Inputs.Draw(22, [2], [2], [2]), Seeded.Normal(23, 5));
        CompareWithReference(
            Inputs.Draw(24, [2], [2], [2]), Seeded.Normal(25, 3, 5).masked_fill(
                Seeded.Mask(26, 3, 5).logical_not(), Ruled));
    }

    [Test, ForTask("01.6")]
    public void A_boolean_mask_and_an_additive_one_of_minus_infinity_agree()
    {
        var (query, key, value) = Inputs.Draw(27, [2], [2], [2]);
        var mask = Seeded.Mask(28, 2, 3, 5);
        mask[1, 2] = tensor(false);
        var additive = zeros(2, 3, 5).masked_fill(mask.logical_not(), Ruled);

        TensorAssert.Close(
            Attention.ScaledDotProduct(query, key, value, mask).output,
            Attention.ScaledDotProduct(query, key, value, additive).output,
            "output under the same mask, boolean (seen) and additive (expected)");
    }

    [Test, ForTask("01.6")]
    public void What_a_mask_hides_has_no_influence()
    {
        var (query, key, value) = Inputs.Draw(29, [2], [2], [2]);
        var mask = ones(3, 5, dtype: ScalarType.Bool);
        mask[TensorIndex.Colon, 1] = tensor(false);
        mask[TensorIndex.Colon, 4] = tensor(false);
        var hidden = mask[0].logical_not().unsqueeze(-1);

        var (otherKey, otherValue) = (key.masked_fill(hidden, 50), value.masked_fill(hidden, -1e6));
        TensorAssert.Close(
            Attention.ScaledDotProduct(query, otherKey, otherValue, mask).output,
            Attention.ScaledDotProduct(query, key, value, mask).output,
            "output after the hidden keys and values were changed (seen) and before (expected)");
    }

    [Test, ForTask("01.6")]
    public void A_large_negative_score_is_not_a_masked_one()
    {
        // Where all that may be attended to scores about -2e9, a mask of -1e9 would attend to what is hidden.
        var (query, key, value) = (full([1, 4], 1e5f), full([3, 4], -1e4f), Seeded.Normal(30, 3, 2));
        CompareWithReference((query, key, value), tensor(new[,] { { false, true, false } }));
    }

    [Test, ForTask("01.6")]
    public void A_fully_masked_query_gets_zeros()
    {
        var (query, key, value) = Inputs.Draw(31, [2], [2], [2]);
        var mask = Seeded.Mask(32, 2, 3, 5);
        mask[1, 2] = tensor(false);

        var (output, weights) = Attention.ScaledDotProduct(query, key, value, mask);

        TensorAssert.NoNaN(weights, "weights with a fully masked query");
        TensorAssert.NoNaN(output, "output with a fully masked query");
        TensorAssert.Close(output[1, 2], zeros(4), "output for the fully masked query");
        CompareWithReference((query, key, value), mask);
    }

    [Test, ForTask("01.6")]
    public void Huge_scores_do_not_overflow()
    {
        var (query, key, value) = Inputs.Draw(33, [2], [2], [2]);

        TensorAssert.NoNaN(
            Attention.ScaledDotProduct(query * 100, key * 100, value).output, "output for scores around 1e4");
        CompareWithReference((query * 30, key * 30, value));
    }

    [Test, ForTask("01.6")]
    public void Float64_stays_float64()
    {
        var inputs = Inputs.Draw(34, [2], [2], [2], ScalarType.Float64);
        CompareWithReference(inputs);
        CompareWithReference(inputs, Seeded.Mask(35, 3, 5));
        CompareWithReference(inputs, Seeded.Normal(36, ScalarType.Float64, 3, 5));
    }

    [Test, ForTask("01.6")]
    public void Half_precision_stays_half_precision_under_any_mask()
    {
        var inputs = Inputs.Draw(51, [2], [2], [2], ScalarType.Float16);
        CompareWithReference(inputs);
        CompareWithReference(inputs, Seeded.Mask(52, 3, 5));
        CompareWithReference(inputs, Seeded.Normal(53, 3, 5));
    }

    [Test, ForTask("01.6")]
    public void A_float64_mask_leaves_float32_inputs_float32() =>
        CompareWithReference(Inputs.Draw(37, [2], [2], [2]), Seeded.Normal(38, ScalarType.Float64, 3, 5));

    [Test, ForTask("01.6")]
    public void The_inputs_are_left_as_they_were()
    {
        var (query, key, value) = Inputs.Draw(39, [2], [2], [2]);
        var mask = Seeded.Normal(40, 3, 5);
        Tensor[] before = [query.clone(), key.clone(), value.clone(), mask.clone()];

        Attention.ScaledDotProduct(query, key, value, mask);

        TensorAssert.Unchanged(query, before[0], "query");
        TensorAssert.Unchanged(key, before[1], "key");
        TensorAssert.Unchanged(value, before[2], "value");
        TensorAssert.Unchanged(mask, before[3], "mask");
    }

    [Test, ForTask("01.6")]
    public void Gradients_reach_query_key_and_value()
    {
        var mask = Seeded.Mask(41, 2, 3, 5);
        foreach (var used in new[] { null, mask })
        {
            GradientAssert.Same(
                inputs => Attention.ScaledDotProduct(inputs[0], inputs[1], inputs[2], used).output,
                inputs => Reference.Attention.ScaledDotProduct(inputs[0], inputs[1], inputs[2], used).output,
                Named(Inputs.Draw(42, [2], [2], [2])),
                used is null ? "the output" : "the output under a mask");
        }
    }

    [Test, ForTask("01.6")]
    public void The_weights_carry_a_gradient_too() => GradientAssert.Same(
        inputs => Attention.ScaledDotProduct(inputs[0], inputs[1], Seeded.Normal(43, 2, 5, 4)).weights,
        inputs => Reference.Attention.ScaledDotProduct(inputs[0], inputs[1], Seeded.Normal(43, 2, 5, 4)).weights,
        [("query", Seeded.Normal(44, 2, 3, 7)), ("key", Seeded.Normal(45, 2, 5, 7))],
        "the weights");

    [Test, ForTask("01.6")]
    public void A_gradient_reaches_an_additive_mask()
    {
        var (query, key, value) = Inputs.Draw(54, [2], [2], [2]);
        GradientAssert.Same(
            inputs => Attention.ScaledDotProduct(query, key, value, inputs[0]).output,
            inputs => Reference.Attention.ScaledDotProduct(query, key, value, inputs[0]).output,
            [("mask", Seeded.Normal(55, 3, 5))],
            "the output under an additive mask");
    }

    [Test, ForTask("01.6")]
    public void A_fully_masked_query_puts_no_NaN_into_the_gradients()
    {
        var mask = Seeded.Mask(46, 2, 3, 5);
        mask[1, 2] = tensor(false);
        var additive = zeros(2, 3, 5).masked_fill(mask.logical_not(), Ruled);
        var inputs = Named(Inputs.Draw(47, [2], [2], [2]));
        foreach (var (used, kind) in new[] { (mask, "boolean"), (additive, "additive") })
        {
            GradientAssert.Same(
                leaves => Attention.ScaledDotProduct(leaves[0], leaves[1], leaves[2], used).output,
                leaves => Reference.Attention.ScaledDotProduct(leaves[0], leaves[1], leaves[2], used).output,
                inputs,
                $"the output with a fully masked query ({kind} mask)");
        }
    }

    [Test, ForTask("01.6")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var (query, key, value) = Inputs.Draw(48, [2], [2], [2]);
        var otherFeatures = Seeded.Normal(49, 2, 5, 6);
        var tooFew = Seeded.Normal(50, 2, 3, 4);

        ArgumentAssert.Rejects(
            () => Attention.ScaledDotProduct(query, otherFeatures, value),
            "key",
            otherFeatures,
            "its d_k is 6 and not 7");
        ArgumentAssert.Rejects(
            () => Attention.ScaledDotProduct(query, key, tooFew), "value", tooFew, "it has 3 values for 5 keys");
    }

    private static (Tensor query, Tensor key, Tensor value) WorkedExample() => (
        tensor(new float[,] { { 1, 0, 1, 0 } }),
        tensor(new float[,] { { 1, 0, 1, 0 }, { 0, 1, 0, 1 }, { 1, 1, 0, 0 } }),
        tensor(new float[,] { { 10, 0 }, { 0, 10 }, { 5, 5 } }));

    private static (string, Tensor)[] Named((Tensor query, Tensor key, Tensor value) inputs) =>
        [("query", inputs.query), ("key", inputs.key), ("value", inputs.value)];

    private static void CompareWithReference((Tensor query, Tensor key, Tensor value) inputs, Tensor? mask = null)
    {
        var (query, key, value) = inputs;
        string what = $"for query {Guard.Shape(query)}, key {Guard.Shape(key)}, value {Guard.Shape(value)}"
            + (mask is null ? "" : $" and a mask {Guard.Shape(mask)} {mask.dtype}");
        var expected = Reference.Attention.ScaledDotProduct(query, key, value, mask);
        var suspects = Suspects(query, key, value, mask).ToList();
        var (output, weights) = Attention.ScaledDotProduct(query, key, value, mask);
        TensorAssert.Close(
            weights,
            expected.weights,
            $"weights {what}",
            [
                .. suspects.Select(suspect => new Suspect(suspect.Weights, suspect.Cause)),
                new Suspect(expected.output, "output and weights have changed places"),
                new Suspect(Scaled(query, key), "the scores are returned, and not the weights"),
            ]);
        TensorAssert.Close(
            output,
            expected.output,
            $"output {what}",
            [.. suspects.Select(suspect => new Suspect(suspect.Weights.matmul(value), suspect.Cause))]);
    }

    private static IEnumerable<(Tensor Weights, string Cause)> Suspects(
        Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        var scaled = Scaled(query, key);
        var raw = scaled * Math.Sqrt(query.size(-1));
        yield return (Weigh(raw, mask), "the scores are not scaled");
        yield return (Weigh(raw / query.size(-1), mask), "the scores are divided by d_k and not by its square root");
        yield return (
            Weigh(raw / Math.Sqrt(value.size(-1)), mask),
            "the scores are scaled by the value's features and not by the key's");
        yield return (
            Weigh(raw / Math.Sqrt(key.size(-2)), mask),
            "the scores are divided by the square root of the number of keys");
        yield return (
            nn.functional.softmax(Masked(scaled, mask), -2), "softmax ran over the queries and not over the keys");
        if (mask is null)
        {
            yield break;
        }

        yield return (Weigh(scaled, null), "the mask has no effect");
        yield return (
            Weigh(Masked(raw, mask) / Math.Sqrt(query.size(-1)), null),
            "the mask was added before scaling, and is scaled too");
        yield return (nn.functional.softmax(Masked(scaled, mask), -1), "a fully masked row is 0/0, which is NaN");
        if (mask.dtype == ScalarType.Bool)
        {
            yield return (
                Weigh(scaled, null) * mask,
                "the mask was laid over the weights, after softmax: they no longer sum to 1");
            yield return (Weigh(scaled, mask.logical_not()), "the mask is the wrong way round: true means may attend");
            if (scaled.dtype != ScalarType.Float16) // which ends at 65504
            {
                yield return (
                    Weigh(scaled.masked_fill(mask.logical_not(), -1e9), null),
                    "-1e9 stands where -∞ belongs; it is a large number, and still takes part");
            }
        }

        static Tensor Weigh(Tensor scores, Tensor? mask) => Reference.Attention.Softmax(Masked(scores, mask));

        static Tensor Masked(Tensor scores, Tensor? mask) =>
            mask is null ? scores : Reference.Attention.ApplyMask(scores, mask);
    }

    private static Tensor Scaled(Tensor query, Tensor key) =>
        query.matmul(key.transpose(-2, -1)) / Math.Sqrt(query.size(-1));

    private static class Inputs
    {
        /// <summary>Three queries and five keys of seven features, five values of four.</summary>
        public static (Tensor query, Tensor key, Tensor value) Draw(
            int seed, long[] query, long[] key, long[] value, ScalarType type = ScalarType.Float32) => (
            Seeded.Normal(seed, type, [.. query, 3, 7]),
            Seeded.Normal(seed + 1000, type, [.. key, 5, 7]),
            Seeded.Normal(seed + 2000, type, [.. value, 5, 4]));
    }
}
