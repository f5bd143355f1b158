extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class MeanPoolingTests
{
    [Test, ForTask("05.5")]
    public void Only_real_tokens_are_added_and_counted()
    {
        var hidden = tensor(new float[,,]
        {
            { { 1, 10 }, { 3, 20 }, { 50, 60 } },
            { { 7, 8 }, { 90, 90 }, { 90, 90 } },
        });
        var real = tensor(new[,] { { true, true, false }, { true, false, false } });

        TensorAssert.Close(
            Pooling.Mean(hidden, real),
            tensor(new float[,] { { 2, 15 }, { 7, 8 } }),
            "the mean of 1, 10 and 3, 20; and 7, 8 alone",
            new Suspect(hidden.mean([1]), "padding is added and counted"),
            new Suspect(
                (hidden * real.unsqueeze(-1)).sum(1) / 3, "the sum is divided by the length, padding included"));
    }

    [Test, ForTask("05.5")]
    public void Means_match_the_reference()
    {
        Compare(Seeded.Normal(1, 2, 5, 7), Models.Real(5, 3, 5));
        Compare(Seeded.Normal(2, 1, 5, 7), Models.Real(5, 4));
        Compare(Seeded.Normal(3, 3, 4, 4), Models.Real(4, 1, 4, 2));
        Compare(Seeded.Normal(4, ScalarType.Float64, 2, 5, 7), Models.Real(5, 3, 5));
    }

    [Test, ForTask("05.5")]
    public void Real_tokens_may_be_anywhere() => Compare(Seeded.Normal(5, 2, 5, 7), Seeded.Mask(6, 2, 5));

    [Test, ForTask("05.5")]
    public void A_sentence_without_a_real_token_gets_zeros()
    {
        var pooled = Pooling.Mean(Seeded.Normal(7, 2, 5, 7), Models.Real(5, 0, 3));

        TensorAssert.NoNaN(pooled, "the mean of no tokens", "0 / 0: count at least 1");
        Compare(Seeded.Normal(7, 2, 5, 7), Models.Real(5, 0, 3));
    }

    [Test, ForTask("05.5")]
    public void What_stands_in_the_padding_makes_no_difference()
    {
        var hidden = Seeded.Normal(8, 2, 5, 7);
        var real = Models.Real(5, 3, 2);
        var other = hidden.masked_fill(real.unsqueeze(-1).logical_not(), 1e6);

        TensorAssert.Close(
            Pooling.Mean(other, real), Pooling.Mean(hidden, real), "means with a million in the padding (seen)");
    }

    [Test, ForTask("05.5")]
    public void Half_precision_stays_half_precision() =>
        Compare(Seeded.Normal(20, ScalarType.Float16, 3, 5, 7), Models.Real(5, 3, 5, 0));

    [Test, ForTask("05.5")]
    public void What_is_broken_in_a_real_token_shows()
    {
        var hidden = Seeded.Normal(21, 2, 5, 7);
        hidden[0, 1, 3] = tensor(float.NaN);
        hidden[1, 2, 4] = tensor(float.PositiveInfinity);

        var pooled = Pooling.Mean(hidden, Models.Real(5, 3, 5));

        Assert.That(
            pooled[0, 3].ToDouble(), Is.NaN, "the mean of numbers of which one is NaN: a fault, which has to show");
        Assert.That(
            pooled[1, 4].ToDouble(), Is.EqualTo(double.PositiveInfinity), "the mean of numbers of which one is ∞");
    }

    [Test, ForTask("05.5")]
    public void Vectors_are_left_as_they_were_and_the_gradient_is_shared()
    {
        var hidden = Seeded.Normal(9, 2, 5, 7);
        var real = Models.Real(5, 3, 5);
        var before = hidden.clone();
        Pooling.Mean(hidden, real);
        TensorAssert.Unchanged(hidden, before, "hidden");

        GradientAssert.Same(
            inputs => Pooling.Mean(inputs[0], real),
            inputs => Reference.Pooling.Mean(inputs[0], real),
            [("hidden", hidden)],
            "Mean");
    }

    [Test, ForTask("05.5")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var hidden = Seeded.Normal(10, 2, 5, 7);
        var shorter = Models.Real(4, 3, 4);
        var numbers = ones(2, 5);

        ArgumentAssert.Rejects(() => Pooling.Mean(hidden, shorter), "real", shorter, "4 values for 5 tokens");
        ArgumentAssert.Rejects(() => Pooling.Mean(hidden, numbers), "real", numbers, "it is not boolean");
    }

    private static void Compare(Tensor hidden, Tensor real)
    {
        Suspect[] suspects =
        [
            new(hidden.mean([1]), "padding is added and counted"),
            new(
                hidden.masked_fill(real.unsqueeze(-1).logical_not(), 0).mean([1]),
                "the sum is divided by the length, padding included"),
            new(hidden.masked_fill(real.unsqueeze(-1).logical_not(), 0).sum(1), "the sum is not divided"),
        ];
        var expected = Reference.Pooling.Mean(hidden, real);
        TensorAssert.Close(
            Pooling.Mean(hidden, real), expected, $"the mean of [{string.Join(", ", hidden.shape)}]", suspects);
    }
}
