extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson01;

namespace Katas.Lesson01.Tests;

public class SoftmaxTests
{
    private const float Ruled = float.NegativeInfinity;

    // Near 1e4, float32 numbers are 0.001 apart: a right way of computing may lose that much.
    private const double RoundedScores = 1e-3;

    [Test, ForTask("01.4")]
    public void Weights_are_in_the_proportion_of_the_scores_exponentials()
    {
        // e^0 : e^ln 3 : e^ln 4 = 1 : 3 : 4.
        var scores = tensor(new[,] { { 0, MathF.Log(3), MathF.Log(4) }, { 1, 1, 1 } });

        var weights = Attention.Softmax(scores);

        TensorAssert.Close(
            weights,
            tensor(new[,] { { 1 / 8f, 3 / 8f, 4 / 8f }, { 1 / 3f, 1 / 3f, 1 / 3f } }),
            "softmax of [0, ln 3, ln 4] and of [1, 1, 1], by hand");
    }

    [Test, ForTask("01.4")]
    public void Weights_match_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 3, 5));
        CompareWithReference(Seeded.Normal(2, 1, 3, 5));
        CompareWithReference(Seeded.Normal(3, 2, 3, 5));
        CompareWithReference(Seeded.Normal(4, 2, 6, 3, 5));
        CompareWithReference(Seeded.Normal(5, 4, 2, 6, 3, 5));
    }

    [Test, ForTask("01.4")]
    public void Each_query_s_weights_sum_to_1()
    {
        var weights = Attention.Softmax(Seeded.Normal(6, 2, 3, 5) * 3);

        TensorAssert.RowsSumToOne(weights, "weights [2, 3, 5]");
        Assert.That(weights.min().ToDouble(), Is.GreaterThanOrEqualTo(0), "the smallest weight");
    }

    [Test, ForTask("01.4")]
    public void One_key_gets_all() => CompareWithReference(Seeded.Normal(7, 2, 3, 1));

    [Test, ForTask("01.4")]
    public void Huge_scores_do_not_overflow()
    {
        var huge = tensor(new float[,] { { 1e4f, 1e4f, 0 }, { -1e4f, -1e4f, -1e4f }, { 1e4f, -1e4f, 1e4f - 1 } });

        TensorAssert.NoNaN(Attention.Softmax(huge), "softmax of scores around 1e4", "exp(1e4) is ∞, and ∞/∞ is NaN");
        CompareWithReference(huge, RoundedScores);
    }

    [Test, ForTask("01.4")]
    public void Rows_of_very_different_levels_do_not_disturb_one_another()
    {
        var levels = tensor(new float[] { 1e4f, 0, -1e4f }).reshape(3, 1);
        CompareWithReference(Seeded.Normal(8, 2, 3, 5) + levels, RoundedScores);
    }

    [Test, ForTask("01.4")]
    public void Adding_a_constant_to_a_row_changes_nothing()
    {
        var scores = Seeded.Normal(9, ScalarType.Float64, 2, 3, 5);
        var shift = Seeded.Normal(10, ScalarType.Float64, 2, 3, 1) * 10;

        TensorAssert.Close(
            Attention.Softmax(scores + shift),
            Attention.Softmax(scores),
            "weights of shifted scores (seen) and of the scores as they are (expected)");
    }

    [Test, ForTask("01.4")]
    public void A_key_that_is_ruled_out_leaves_the_others_their_shares() => TensorAssert.Close(
        Attention.Softmax(tensor(new[,] { { 0, Ruled, MathF.Log(3) } })),
        tensor(new[,] { { 1 / 4f, 0, 3 / 4f } }),
        "softmax of [0, -∞, ln 3], by hand",
        new Suspect(zeros(1, 3), "one key that is ruled out empties the whole row; only a row of -∞ throughout is "
            + "empty"));

    [Test, ForTask("01.4")]
    public void A_score_of_minus_infinity_gets_a_weight_of_exactly_0()
    {
        var scores = tensor(new[,] { { 1, Ruled, 2, Ruled }, { Ruled, Ruled, -3, Ruled } });

        var weights = Attention.Softmax(scores);

        CompareWithReference(scores);
        Assert.That(
            weights.masked_select(scores.isneginf()).abs().max().ToDouble(),
            Is.Zero,
            "the largest weight of a key that is ruled out");
    }

    [Test, ForTask("01.4")]
    public void A_fully_masked_row_gets_zeros()
    {
        var scores = WithFullyMaskedRow(ScalarType.Float32);

        TensorAssert.NoNaN(
            Attention.Softmax(scores),
            "weights of a fully masked row",
            "0/0, or -∞ - -∞: the row has no largest score");
        CompareWithReference(scores);
    }

    [Test, ForTask("01.4")]
    public void Nothing_but_fully_masked_rows_gives_nothing_but_zeros() => CompareWithReference(full([2, 3, 5], Ruled));

    [Test, ForTask("01.4")]
    public void Float64_stays_float64_and_exact()
    {
        CompareWithReference(Seeded.Normal(11, ScalarType.Float64, 2, 3, 5));
        CompareWithReference(WithFullyMaskedRow(ScalarType.Float64));
    }

    [Test, ForTask("01.4")]
    public void Half_precision_stays_half_precision()
    {
        CompareWithReference(Seeded.Normal(15, ScalarType.Float16, 2, 3, 5));
        CompareWithReference(WithFullyMaskedRow(ScalarType.Float16));
    }

    [Test, ForTask("01.4")]
    public void The_scores_are_left_as_they_were()
    {
        var scores = WithFullyMaskedRow(ScalarType.Float32);
        var before = scores.clone();

        Attention.Softmax(scores);

        TensorAssert.Unchanged(scores, before, "scores");
    }

    [Test, ForTask("01.4")]
    public void The_gradient_matches_the_reference() => GradientAssert.Same(
        inputs => Attention.Softmax(inputs[0]),
        inputs => Reference.Attention.Softmax(inputs[0]),
        [("scores", Seeded.Normal(12, 2, 3, 5))],
        "Softmax");

    [Test, ForTask("01.4")]
    public void A_fully_masked_row_has_no_gradient_and_no_NaN_in_it()
    {
        (string, Tensor)[] inputs = [("scores", WithFullyMaskedRow(ScalarType.Float32))];
        TensorAssert.NoNaN(Attention.Softmax(inputs[0].Item2), "weights of a fully masked row");

        var gradient = GradientAssert.Compute(scores => Attention.Softmax(scores[0]), inputs, "Softmax");

        TensorAssert.NoNaN(
            gradient?[0],
            "gradient of Softmax with a fully masked row",
            "the row's values were put right, and NaN went on through the backward pass: keep it from arising at all");
        GradientAssert.Same(
            scores => Attention.Softmax(scores[0]),
            scores => Reference.Attention.Softmax(scores[0]),
            inputs,
            "Softmax");
    }

    private static Tensor WithFullyMaskedRow(ScalarType type)
    {
        var scores = Seeded.Normal(13, type, 2, 3, 5);
        var hidden = Seeded.Mask(14, 2, 3, 5).logical_not();
        hidden[1, 2] = tensor(true);
        return scores.masked_fill(hidden, Ruled);
    }

    private static void CompareWithReference(Tensor scores, double? tolerance = null)
    {
        // Before the call, which may spoil its input.
        var expected = Reference.Attention.Softmax(scores);
        var exponentials = scores.exp();
        var byTorch = nn.functional.softmax(scores, -1);
        Suspect[] suspects =
        [
            new(nn.functional.softmax(scores, -2), "softmax ran over the queries and not over the keys"),
            new(
                nn.functional.softmax(scores, 1),
                "softmax ran over dimension 1; the keys are the last dimension, however many come before"),
            new(
                nn.functional.softmax(scores.flatten(), 0).reshape(scores.shape),
                "softmax ran over all scores at once"),
            new(byTorch, "a fully masked row is 0/0, which is NaN; it should get zeros"),
            new(
                byTorch.nan_to_num(1.0 / scores.size(-1)),
                "a fully masked row shares its attention equally; it should get zeros"),
            new(
                exponentials / exponentials.sum(-1, keepdim: true),
                "exp overflows or underflows: subtract each row's largest score first"),
            new(exponentials, "the exponentials are not divided by their sum"),
        ];
        TensorAssert.Close(
            Attention.Softmax(scores),
            expected,
            $"weights of scores {Guard.Shape(scores)} {scores.dtype}",
            tolerance ?? TensorAssert.ToleranceOf(scores.dtype),
            suspects);
    }
}
