extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class MaxPoolingTests
{
    [Test, ForTask("05.6")]
    public void Each_feature_s_largest_value_among_the_real_tokens_is_taken()
    {
        var hidden = tensor(new float[,,] { { { 1, -20 }, { 3, -10 }, { 50, 0 } } });

        TensorAssert.Close(
            Pooling.Max(hidden, tensor(new[,] { { true, true, false } })),
            tensor(new float[,] { { 3, -10 } }),
            "the largest of 1, 3 and of -20, -10",
            new Suspect(tensor(new float[,] { { 3, 0 } }), "padding counts as 0, which is more than -10"),
            new Suspect(tensor(new float[,] { { 50, 0 } }), "padding counts"));
    }

    [Test, ForTask("05.6")]
    public void Padding_takes_no_part_wherever_it_stands()
    {
        var hidden = tensor(new float[,,] { { { 50, 0 }, { 1, -20 }, { 3, -10 } } });

        TensorAssert.Close(
            Pooling.Max(hidden, tensor(new[,] { { false, true, true } })),
            tensor(new float[,] { { 3, -10 } }),
            "the largest of 1, 3 and of -20, -10, padding in front",
            new Suspect(tensor(new float[,] { { 3, 0 } }), "padding counts as 0, which is more than -10"),
            new Suspect(tensor(new float[,] { { 50, 0 } }), "padding in front takes part in the maximum"));
    }

    [Test, ForTask("05.6")]
    public void Largest_values_match_the_reference()
    {
        Compare(Seeded.Normal(1, 2, 5, 7), Models.Real(5, 3, 5));
        Compare(Seeded.Normal(2, 1, 5, 7), Models.Real(5, 4));
        Compare(Seeded.Normal(3, 3, 4, 4), Models.Real(4, 1, 4, 2));
        Compare(Seeded.Normal(4, ScalarType.Float64, 2, 5, 7), Models.Real(5, 3, 5));
        Compare(Seeded.Normal(5, 2, 5, 7), Seeded.Mask(6, 2, 5));
    }

    [Test, ForTask("05.6")]
    public void Values_that_are_all_negative_stay_negative() =>
        Compare(-Seeded.Normal(7, 2, 5, 7).abs() - 1, Models.Real(5, 3, 2));

    [Test, ForTask("05.6")]
    public void Values_below_any_made_up_number_are_found_too() =>
        Compare(Seeded.Normal(8, 2, 5, 7) - 1e12, Models.Real(5, 3, 2));

    [Test, ForTask("05.6")]
    public void A_sentence_without_a_real_token_gets_zeros() =>
        Compare(Seeded.Normal(9, 2, 5, 7), Models.Real(5, 0, 3));

    [Test, ForTask("05.6")]
    public void Half_precision_stays_half_precision() =>
        Compare(Seeded.Normal(20, ScalarType.Float16, 3, 5, 7), Models.Real(5, 3, 5, 0));

    [Test, ForTask("05.6")]
    public void What_is_broken_in_a_real_token_shows()
    {
        var hidden = Seeded.Normal(21, 2, 5, 7);
        hidden[0, 1, 3] = tensor(float.NaN);
        hidden[1, 2, 4] = tensor(float.PositiveInfinity);

        var pooled = Pooling.Max(hidden, Models.Real(5, 3, 5));

        Assert.That(
            pooled[0, 3].ToDouble(), Is.NaN, "the maximum of numbers of which one is NaN: a fault, which has to show");
        Assert.That(
            pooled[1, 4].ToDouble(), Is.EqualTo(double.PositiveInfinity), "the maximum of numbers of which one is ∞");
    }

    [Test, ForTask("05.6")]
    public void Vectors_are_left_as_they_were_and_the_winners_get_the_gradient()
    {
        var hidden = Seeded.Normal(10, 3, 5, 7);
        var real = Models.Real(5, 3, 5, 0);
        var before = hidden.clone();
        Pooling.Max(hidden, real);
        TensorAssert.Unchanged(hidden, before, "hidden");

        GradientAssert.Same(
            inputs => Pooling.Max(inputs[0], real),
            inputs => Reference.Pooling.Max(inputs[0], real),
            [("hidden", hidden)],
            "Max");
    }

    [Test, ForTask("05.6")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var hidden = Seeded.Normal(11, 2, 5, 7);
        var shorter = Models.Real(4, 3, 4);

        ArgumentAssert.Rejects(() => Pooling.Max(hidden, shorter), "real", shorter, "4 values for 5 tokens");
    }

    private static void Compare(Tensor hidden, Tensor real)
    {
        var padding = real.unsqueeze(-1).logical_not();
        Suspect[] suspects =
        [
            new(hidden.amax([1]), "padding counts"),
            new(hidden.masked_fill(padding, 0).amax([1]), "padding counts as 0, which is more than a negative number"),
            new(
                hidden.masked_fill(padding, float.NegativeInfinity).amax([1]),
                "a sentence without a real token has -∞; it should have zeros"),
        ];
        var expected = Reference.Pooling.Max(hidden, real);
        TensorAssert.Close(
            Pooling.Max(hidden, real), expected, $"the maximum of [{string.Join(", ", hidden.shape)}]", suspects);
    }
}
