extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson01;

namespace Katas.Lesson01.Tests;

public class EntropyTests
{
    [Test, ForTask("01.10")]
    public void Entropy_of_a_half_and_two_quarters_is_one_and_a_half_ln_2()
    {
        var weights = tensor(new[,] { { 0.5f, 0.25f, 0.25f }, { 0.25f, 0.5f, 0.25f } });

        // ½ ln 2 + ¼ ln 4 + ¼ ln 4 = 1.5 ln 2 = 1.0397.
        float expected = 1.5f * MathF.Log(2);
        TensorAssert.Close(
            Focus.Entropy(weights),
            tensor(new[] { expected, expected }),
            "entropy of [½, ¼, ¼] and [¼, ½, ¼], by hand",
            new Suspect(tensor(new[] { 1.5f, 1.5f }), Causes.Bits),
            new Suspect(Reference.Focus.Entropy(nn.functional.softmax(weights, -1)), Causes.SoftmaxAgain));
    }

    [Test, ForTask("01.10")]
    public void Equal_shares_give_the_logarithm_of_the_number_of_keys()
    {
        foreach (int keys in new[] { 1, 2, 5, 64 })
        {
            TensorAssert.Close(
                Focus.Entropy(full([3, keys], 1f / keys)),
                full([3], MathF.Log(keys)),
                $"entropy of {keys} equal shares");
        }
    }

    [Test, ForTask("01.10")]
    public void All_weight_on_one_key_gives_0()
    {
        var weights = eye(5).index_select(0, tensor(new long[] { 3, 0, 4 }));

        TensorAssert.NoNaN(
            Focus.Entropy(weights),
            "entropy of weights 0 and 1",
            "ln 0 is -∞, and 0·-∞ is NaN; a weight of 0 should add 0");
        TensorAssert.Close(Focus.Entropy(weights), zeros(3), "entropy of weights 0 and 1");
    }

    [Test, ForTask("01.10")]
    public void A_fully_masked_row_gives_0()
    {
        var weights = Seeded.Weights(1, 2, 3, 5);
        weights[1, 2] = tensor(0f);

        CompareWithReference(weights);
    }

    [Test, ForTask("01.10")]
    public void There_is_one_number_for_each_query()
    {
        CompareWithReference(Seeded.Weights(2, 3, 5));
        CompareWithReference(Seeded.Weights(3, 1, 3, 5));
        CompareWithReference(Seeded.Weights(4, 2, 3, 5));
        CompareWithReference(Seeded.Weights(5, 2, 6, 3, 5));
        CompareWithReference(Seeded.Weights(6, 8, 2, 6, 3, 5));
        CompareWithReference(Seeded.Weights(7, 4, 4));
    }

    [Test, ForTask("01.10")]
    public void Keys_that_are_ruled_out_add_nothing()
    {
        var weights = Reference.Attention.Softmax(
            Seeded.Normal(8, 2, 3, 5).masked_fill(Seeded.Mask(9, 2, 3, 5).logical_not(), float.NegativeInfinity));

        CompareWithReference(weights);
    }

    [Test, ForTask("01.10")]
    public void Entropy_lies_between_0_and_the_logarithm_of_the_number_of_keys()
    {
        var entropy = Focus.Entropy(Reference.Attention.Softmax(Seeded.Normal(10, 40, 7) * 4));

        Assert.That(entropy.min().ToDouble(), Is.GreaterThanOrEqualTo(0), "the smallest entropy of 40 rows");
        Assert.That(
            entropy.max().ToDouble(), Is.LessThanOrEqualTo(Math.Log(7) + 1e-6), "the largest entropy of 40 rows");
    }

    [Test, ForTask("01.10")]
    public void The_hotter_the_attention_the_higher_its_entropy()
    {
        var scores = Seeded.Normal(11, 2, 3, 5);

        double[] means =
        [
            .. new[] { 0.1, 0.5, 1, 2, 10 }
                .Select(temperature => Reference.Focus.WithTemperature(scores, temperature))
                .Select(weights => Focus.Entropy(weights).mean().ToDouble()),
        ];

        Assert.That(means, Is.Ordered.Ascending, "mean entropy at temperatures 0.1, 0.5, 1, 2 and 10");
    }

    [Test, ForTask("01.10")]
    public void Very_small_weights_count_as_they_are() =>
        CompareWithReference(tensor(new[,] { { 1 - 1e-6, 1e-6, 0 }, { 1e-12, 0.5, 0.5 - 1e-12 } }));

    [Test, ForTask("01.10")]
    public void Float64_stays_float64() => CompareWithReference(Seeded.Weights(12, ScalarType.Float64, 2, 3, 5));

    [Test, ForTask("01.10")]
    public void Half_precision_stays_half_precision() =>
        CompareWithReference(Seeded.Weights(15, ScalarType.Float16, 2, 3, 5));

    [Test, ForTask("01.10")]
    public void A_logarithm_is_that_of_the_weight_alone()
    {
        // In Float64, ln(1 + ε) shows an ε down to 1e-16. What is smaller makes no difference to any weight but 0.
        double seen = Focus.Entropy(eye(3, dtype: ScalarType.Float64)).abs().max().ToDouble();

        Assert.That(
            seen,
            Is.LessThan(1e-15),
            "size of the entropy of Float64 weights 0 and 1, which is exactly 0; not so if a small number is added "
            + "inside the logarithm");
    }

    [Test, ForTask("01.10")]
    public void The_weights_are_left_as_they_were()
    {
        var weights = Seeded.Weights(13, 2, 3, 5);
        weights[1, 2] = tensor(0f);
        var before = weights.clone();

        Focus.Entropy(weights);

        TensorAssert.Unchanged(weights, before, "weights");
    }

    [Test, ForTask("01.10")]
    public void The_gradient_reaches_the_weights() => GradientAssert.Same(
        inputs => Focus.Entropy(inputs[0]),
        inputs => Reference.Focus.Entropy(inputs[0]),
        [("weights", Seeded.Weights(14, 2, 3, 5))],
        "Entropy");

    private static void CompareWithReference(Tensor weights)
    {
        // Before the call, which may spoil its input.
        var expected = Reference.Focus.Entropy(weights);
        Suspect[] suspects =
        [
            new(expected / Math.Log(2), Causes.Bits),
            new(-expected, "the sign is missing: logarithms of weights below 1 are negative"),
            new(expected / weights.size(-1), "the mean over the keys is taken and not the sum"),
            new(Reference.Focus.Entropy(nn.functional.softmax(weights, -1)), Causes.SoftmaxAgain),
            new(expected.mean(), "the rows are averaged; each query should keep its own number"),
            new(expected.sum(), "the rows are summed; each query should keep its own number"),
            new(
                Reference.Focus.Entropy(weights.transpose(-2, -1)),
                "the sum runs over the queries and not over the keys"),
            new(-(weights * weights.log()).sum(-1), "0 · ln 0 is 0 · -∞, which is NaN; a weight of 0 should add 0"),
        ];
        TensorAssert.Close(
            Focus.Entropy(weights), expected, $"entropy of weights {Guard.Shape(weights)} {weights.dtype}", suspects);
    }

    private static class Causes
    {
        public const string Bits = "the logarithm is to base 2, which gives bits; nats are asked for";
        public const string SoftmaxAgain = "softmax was applied to the weights, which have been through it already";
    }
}
