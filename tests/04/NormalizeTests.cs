extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson04;

namespace Katas.Lesson04.Tests;

public class NormalizeTests
{
    private const double Eps = 1e-5;

    [Test, ForTask("04.1")]
    public void The_worked_example_of_the_lesson_comes_out()
    {
        // Mean 4; deviations -3, -1, -1, 5; variance (9 + 1 + 1 + 25) / 4 = 9, and its root is 3.
        var token = tensor(new float[,] { { 1, 3, 3, 9 } });

        TensorAssert.Close(
            LayerNorm.Normalize(token, 1e-12),
            tensor(new[,] { { -1, -1 / 3f, -1 / 3f, 5 / 3f } }),
            "the token 1, 3, 3, 9",
            [.. Suspects(token, 1e-12)]);
    }

    [Test, ForTask("04.1")]
    public void Each_token_matches_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 7) * 3 + 2);
        CompareWithReference(Seeded.Normal(2, 3, 7) * 3 + 2);
        CompareWithReference(Seeded.Normal(3, 2, 3, 7) * 3 + 2);
        CompareWithReference(Seeded.Normal(4, 8, 2, 3, 7) * 3 + 2);
    }

    [Test, ForTask("04.1")]
    public void All_sizes_equal_hide_nothing() => CompareWithReference(Seeded.Normal(5, 4, 4, 4) * 3 + 2);

    [Test, ForTask("04.1")]
    public void Each_token_has_mean_0_and_variance_1()
    {
        var output = LayerNorm.Normalize((Seeded.Normal(6, ScalarType.Float64, 2, 3, 7) * 3) + 2, Eps);

        TensorAssert.Close(output.mean([-1]), zeros(2, 3, dtype: ScalarType.Float64), "mean of each token");
        TensorAssert.Close(
            output.square().mean([-1]), ones(2, 3, dtype: ScalarType.Float64), "variance of each token", 1e-4);
    }

    [Test, ForTask("04.1")]
    public void A_token_is_normalised_whatever_the_others_are()
    {
        var input = Seeded.Normal(7, 2, 3, 7);
        var others = input * 100 + 50;
        others[1, 2] = input[1, 2];

        TensorAssert.Close(
            LayerNorm.Normalize(others, Eps)[1, 2],
            LayerNorm.Normalize(input, Eps)[1, 2],
            "one token after all others were changed (seen) and before (expected)");
    }

    [Test, ForTask("04.1")]
    public void Epsilon_is_added_to_the_variance()
    {
        // Variances of about 0.01, 1 and 100 beside an eps of 0.3: where it is added shows.
        CompareWithReference(Seeded.Normal(8, 2, 3, 7) * tensor(new[,] { { 0.1f }, { 1 }, { 10 } }), 0.3);
    }

    [Test, ForTask("04.1")]
    public void Equal_features_become_zeros()
    {
        var output = LayerNorm.Normalize(full([2, 3, 7], 4f), Eps);

        TensorAssert.NoNaN(output, "tokens of equal features", "0/0: eps has to be added before dividing");
        TensorAssert.Close(output, zeros(2, 3, 7), "tokens of equal features");
    }

    [Test, ForTask("04.1")]
    public void Equal_features_put_no_NaN_into_the_gradient()
    {
        var input = Seeded.Normal(9, ScalarType.Float64, 2, 3, 7);
        input[0, 1] = tensor(4.0);
        GradientAssert.Same(
            inputs => LayerNorm.Normalize(inputs[0], Eps),
            inputs => Reference.LayerNorm.Normalize(inputs[0], Eps),
            [("input", input)],
            "tokens, one of equal features");
    }

    [Test, ForTask("04.1")]
    public void A_large_mean_leaves_the_variance_as_it_is()
    {
        // In float32 the mean of squares, less the square of the mean, has no digits left here.
        var input = Seeded.Normal(10, 3, 40);

        TensorAssert.Close(
            LayerNorm.Normalize(input + 2000, Eps),
            LayerNorm.Normalize(input, Eps),
            "tokens with 2000 added to each feature (seen) and without (expected)",
            0.01);
    }

    [Test, ForTask("04.1")]
    public void Float64_stays_float64() => CompareWithReference(Seeded.Normal(11, ScalarType.Float64, 2, 3, 7) * 3 + 2);

    [Test, ForTask("04.1")]
    public void Half_precision_stays_half_precision() =>
        CompareWithReference(Seeded.Normal(13, ScalarType.Float16, 2, 3, 7) * 3 + 2);

    [Test, ForTask("04.1")]
    public void The_input_is_left_as_it_was()
    {
        var input = Seeded.Normal(12, 2, 3, 7);
        var before = input.clone();

        LayerNorm.Normalize(input, Eps);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("04.1")]
    public void The_gradient_goes_through_mean_and_variance_too() => GradientAssert.Same(
        inputs => LayerNorm.Normalize(inputs[0], Eps),
        inputs => Reference.LayerNorm.Normalize(inputs[0], Eps),
        [("input", Seeded.Normal(13, 2, 3, 7))],
        "Normalize");

    private static void CompareWithReference(Tensor input, double eps = Eps)
    {
        var expected = Reference.LayerNorm.Normalize(input, eps);
        Suspect[] suspects = [.. Suspects(input, eps)];
        TensorAssert.Close(
            LayerNorm.Normalize(input, eps), expected, $"tokens {Guard.Shape(input)} with eps {eps}", suspects);
    }

    private static IEnumerable<Suspect> Suspects(Tensor input, double eps)
    {
        var centred = input - input.mean([-1], keepdim: true);
        var variance = centred.square().mean([-1], keepdim: true);
        double features = input.size(-1);
        yield return new Suspect(
            centred / ((variance * features / (features - 1)) + eps).sqrt(),
            "the variance divides by one less than the number of features, as torch's var does unless told otherwise");
        yield return new Suspect(
            centred / (variance.sqrt() + eps), "eps is added to the root; it belongs under it, to the variance");
        yield return new Suspect(
            centred / ((variance * features / (features - 1)).sqrt() + eps),
            "the standard deviation divides by one less than the number of features, and eps is added outside "
            + "the root");
        yield return new Suspect(centred / (variance + eps), "the root of the variance is not taken");
        yield return new Suspect(centred, "nothing is divided: the variance stays what it was");
        yield return new Suspect(input / (variance + eps).sqrt(), "the mean is not subtracted");
        if (input.dim() > 1)
        {
            yield return new Suspect(
                Over(input, -2, eps),
                "the tokens are normalised over dimension -2, across tokens, and not over features");
            yield return new Suspect(
                Over(input, 0, eps),
                "the tokens are normalised over dimension 0, across the batch, and not over features");
            var all = input - input.mean();
            yield return new Suspect(
                all / (all.square().mean() + eps).sqrt(), "one mean and one variance for all tokens; each has its own");
        }
    }

    private static Tensor Over(Tensor input, long dimension, double eps)
    {
        var centred = input - input.mean([dimension], keepdim: true);
        return centred / (centred.square().mean([dimension], keepdim: true) + eps).sqrt();
    }
}
