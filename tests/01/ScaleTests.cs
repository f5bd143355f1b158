extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson01;

namespace Katas.Lesson01.Tests;

public class ScaleTests
{
    [Test, ForTask("01.2")]
    public void Scores_are_divided_by_the_square_root_of_d_k()
    {
        var scores = tensor(new float[,] { { 8, -4, 2 }, { 0, 16, 1 } });

        var scaled = Attention.Scale(scores, 16);

        TensorAssert.Close(
            scaled,
            tensor(new float[,] { { 2, -1, 0.5f }, { 0, 4, 0.25f } }),
            "scores for d_k = 16, divided by 4 by hand");
    }

    [Test, ForTask("01.2")]
    public void A_d_k_that_is_no_square_number_works()
    {
        CompareWithReference(Seeded.Normal(1, 2, 3, 5), 7);
        CompareWithReference(Seeded.Normal(2, 2, 3, 5), 2);
        CompareWithReference(Seeded.Normal(3, 2, 3, 5), 64);
    }

    [Test, ForTask("01.2")]
    public void A_d_k_of_1_changes_nothing() => CompareWithReference(Seeded.Normal(4, 3, 5), 1);

    [Test, ForTask("01.2")]
    public void The_number_of_queries_and_keys_does_not_matter()
    {
        CompareWithReference(Seeded.Normal(5, 3, 5), 7);
        CompareWithReference(Seeded.Normal(6, 9, 4), 7);
        CompareWithReference(Seeded.Normal(7, 2, 6, 3, 5), 7);
        CompareWithReference(Seeded.Normal(8, 4, 2, 6, 3, 5), 7);
    }

    [Test, ForTask("01.2")]
    public void Dot_products_of_unit_variance_features_get_unit_variance_back()
    {
        const long dK = 400;
        var query = Seeded.Normal(9, 60, dK);
        var key = Seeded.Normal(10, 70, dK);

        var scaled = Attention.Scale(query.matmul(key.transpose(-2, -1)), dK);

        double deviation = scaled.std().ToDouble();
        Assert.That(
            deviation,
            Is.EqualTo(1).Within(0.1),
            "standard deviation of scaled scores; unscaled it is √d_k = 20, which drives softmax to 0 and 1");
    }

    [Test, ForTask("01.2")]
    public void Float64_stays_float64() => CompareWithReference(Seeded.Normal(11, ScalarType.Float64, 2, 3, 5), 7);

    [Test, ForTask("01.2")]
    public void Half_precision_stays_half_precision() =>
        CompareWithReference(Seeded.Normal(15, ScalarType.Float16, 2, 3, 5), 7);

    [Test, ForTask("01.2")]
    public void The_scores_are_left_as_they_were()
    {
        var scores = Seeded.Normal(12, 2, 3, 5);
        var before = scores.clone();

        Attention.Scale(scores, 7);

        TensorAssert.Unchanged(scores, before, "scores");
    }

    [Test, ForTask("01.2")]
    public void The_gradient_reaches_the_scores() => GradientAssert.Same(
        inputs => Attention.Scale(inputs[0], 7),
        inputs => Reference.Attention.Scale(inputs[0], 7),
        [("scores", Seeded.Normal(13, 2, 3, 5))],
        "Scale");

    [Test, ForTask("01.2")]
    public void A_d_k_of_0_is_refused() => ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
        () => Attention.Scale(Seeded.Normal(14, 3, 5), 0), "dK", "it is 0");

    private static void CompareWithReference(Tensor scores, long dK)
    {
        // Before the call, which may spoil its input.
        var expected = Reference.Attention.Scale(scores, dK);
        Suspect[] suspects =
        [
            new(scores.clone(), "the scores are not scaled"),
            new(scores / dK, "the scores are divided by d_k and not by its square root"),
            new(scores * Math.Sqrt(dK), "the scores are multiplied by √d_k and not divided by it"),
            new(
                scores / Math.Sqrt(scores.size(-1)), "the scores are divided by the square root of the number of keys"),
            new(scores / (long)Math.Sqrt(dK), "the square root of d_k was cut off to a whole number"),
        ];
        TensorAssert.Close(
            Attention.Scale(scores, dK), expected, $"scores {Guard.Shape(scores)} scaled for d_k = {dK}", suspects);
    }
}
