extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson01;

namespace Katas.Lesson01.Tests;

public class WeightedSumTests
{
    [Test, ForTask("01.5")]
    public void Each_query_gets_a_mixture_of_the_values()
    {
        var weights = tensor(new[,] { { 0.5f, 0.5f, 0 }, { 0.25f, 0, 0.75f } });
        var value = tensor(new float[,] { { 10, 0 }, { 20, 4 }, { 30, 8 } });

        var mixed = Attention.WeightedSum(weights, value);

        // The first query: half of [10, 0] and half of [20, 4].
        TensorAssert.Close(mixed, tensor(new float[,] { { 15, 2 }, { 25, 6 } }), "mixtures of 3 values by hand");
    }

    [Test, ForTask("01.5")]
    public void All_weight_on_one_key_fetches_its_value()
    {
        var value = Seeded.Normal(1, 5, 4);
        var weights = zeros(3, 5);
        weights[0, 4] = tensor(1f);
        weights[1, 0] = tensor(1f);
        weights[2, 2] = tensor(1f);

        TensorAssert.Close(
            Attention.WeightedSum(weights, value),
            value.index_select(0, tensor(new long[] { 4, 0, 2 })),
            "weights that pick the values 4, 0 and 2");
    }

    [Test, ForTask("01.5")]
    public void A_row_of_zeros_gives_zeros()
    {
        var weights = Seeded.Weights(2, 2, 3, 5);
        weights[1, 2] = tensor(0f);

        CompareWithReference(weights, Seeded.Normal(3, 2, 5, 4));
    }

    [Test, ForTask("01.5")]
    public void Any_number_of_leading_dimensions_works()
    {
        CompareWithReference(Seeded.Weights(4, 3, 5), Seeded.Normal(5, 5, 4));
        CompareWithReference(Seeded.Weights(6, 1, 3, 5), Seeded.Normal(7, 1, 5, 4));
        CompareWithReference(Seeded.Weights(8, 2, 3, 5), Seeded.Normal(9, 2, 5, 4));
        CompareWithReference(Seeded.Weights(10, 2, 6, 3, 5), Seeded.Normal(11, 2, 6, 5, 4));
        CompareWithReference(Seeded.Weights(12, 4, 2, 6, 3, 5), Seeded.Normal(13, 4, 2, 6, 5, 4));
    }

    [Test, ForTask("01.5")]
    public void Leading_dimensions_of_1_are_shared()
    {
        CompareWithReference(Seeded.Weights(14, 2, 6, 3, 5), Seeded.Normal(15, 2, 1, 5, 4));
        CompareWithReference(Seeded.Weights(16, 1, 3, 5), Seeded.Normal(17, 2, 5, 4));
        CompareWithReference(Seeded.Weights(18, 2, 6, 3, 5), Seeded.Normal(19, 5, 4));
    }

    [Test, ForTask("01.5")]
    public void As_many_queries_as_keys_and_features_hide_nothing() =>
        CompareWithReference(Seeded.Weights(20, 4, 4, 4), Seeded.Normal(21, 4, 4, 4));

    [Test, ForTask("01.5")]
    public void Weights_that_do_not_sum_to_1_are_taken_as_they_are() =>
        CompareWithReference(Seeded.Normal(22, 2, 3, 5), Seeded.Normal(23, 2, 5, 4));

    [Test, ForTask("01.5")]
    public void Float64_stays_float64() => CompareWithReference(
        Seeded.Weights(24, ScalarType.Float64, 2, 3, 5), Seeded.Normal(25, ScalarType.Float64, 2, 5, 4));

    [Test, ForTask("01.5")]
    public void Half_precision_stays_half_precision() => CompareWithReference(
        Seeded.Weights(35, ScalarType.Float16, 2, 3, 5), Seeded.Normal(36, ScalarType.Float16, 2, 5, 4));

    [Test, ForTask("01.5")]
    public void Weights_and_value_are_left_as_they_were()
    {
        var (weights, value) = (Seeded.Weights(26, 2, 3, 5), Seeded.Normal(27, 2, 5, 4));
        var (weightsBefore, valueBefore) = (weights.clone(), value.clone());

        Attention.WeightedSum(weights, value);

        TensorAssert.Unchanged(weights, weightsBefore, "weights");
        TensorAssert.Unchanged(value, valueBefore, "value");
    }

    [Test, ForTask("01.5")]
    public void Gradients_reach_weights_and_value() => GradientAssert.Same(
        inputs => Attention.WeightedSum(inputs[0], inputs[1]),
        inputs => Reference.Attention.WeightedSum(inputs[0], inputs[1]),
        [("weights", Seeded.Weights(28, 2, 3, 5)), ("value", Seeded.Normal(29, 2, 5, 4))],
        "WeightedSum");

    [Test, ForTask("01.5")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var weights = Seeded.Weights(30, 2, 3, 5);
        var tooMany = Seeded.Normal(31, 2, 6, 4);
        var otherBatch = Seeded.Normal(32, 4, 5, 4);

        ArgumentAssert.Rejects(
            () => Attention.WeightedSum(weights, tooMany), "value", tooMany, "it has 6 values for 5 keys");
        ArgumentAssert.Rejects(
            () => Attention.WeightedSum(weights, otherBatch), "value", otherBatch, "its batch is 4 and not 2");
    }

    [Test, ForTask("01.5")]
    public void Types_of_value_that_differ_are_refused()
    {
        var value = Seeded.Normal(33, ScalarType.Float64, 2, 5, 4);
        ArgumentAssert.Rejects(
            () => Attention.WeightedSum(Seeded.Weights(34, 2, 3, 5), value),
            "value",
            value,
            "it is Float64, weights Float32");
    }

    private static void CompareWithReference(Tensor weights, Tensor value)
    {
        // Before the call, which may spoil its input.
        var expected = Reference.Attention.WeightedSum(weights, value);
        var products = weights.unsqueeze(-1) * value.unsqueeze(-3); // [..., query, key, d_v]
        Suspect[] suspects =
        [
            new(
                products.mean([-2L]),
                "the mixture is divided by the number of keys; the weights have done that already"),
            new(products.sum(-3), "the sum runs over the queries and not over the keys"),
            new(products.amax([-2L]), "the largest product is taken and not the sum"),
        ];
        TensorAssert.Close(
            Attention.WeightedSum(weights, value),
            expected,
            $"values {Guard.Shape(value)} mixed by weights {Guard.Shape(weights)}",
            suspects);
    }
}
