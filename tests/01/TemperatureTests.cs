extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson01;

namespace Katas.Lesson01.Tests;

public class TemperatureTests
{
    private const float Ruled = float.NegativeInfinity;

    [Test, ForTask("01.9")]
    public void Half_the_temperature_squares_the_proportions()
    {
        // At temperature 1: e^0 : e^ln 2 = 1 : 2. At ½: 1 : 4. At 2: 1 : √2.
        var scores = tensor(new[,] { { 0, MathF.Log(2) } });

        TensorAssert.Close(
            Focus.WithTemperature(scores, 0.5),
            tensor(new[,] { { 1 / 5f, 4 / 5f } }),
            "weights of [0, ln 2] at temperature 0.5, by hand",
            new Suspect(
                tensor(new[,] { { 1 / (1 + MathF.Sqrt(2)), MathF.Sqrt(2) / (1 + MathF.Sqrt(2)) } }),
                Causes.Multiplied));
        TensorAssert.Close(
            Focus.WithTemperature(scores, 2),
            tensor(new[,] { { 1 / (1 + MathF.Sqrt(2)), MathF.Sqrt(2) / (1 + MathF.Sqrt(2)) } }),
            "weights of [0, ln 2] at temperature 2, by hand");
    }

    [Test, ForTask("01.9")]
    public void A_key_that_is_far_behind_comes_back_when_it_gets_hot()
    {
        // At temperature 1 the first key's weight is e^-200, which is 0 in Float32. At 200: e^-1 : 1.
        float first = 1 / (1 + MathF.E);

        TensorAssert.Close(
            Focus.WithTemperature(tensor(new[,] { { 0f, 200f } }), 200),
            tensor(new[,] { { first, 1 - first } }),
            "weights of [0, 200] at temperature 200, by hand",
            new Suspect(
                tensor(new[,] { { 0f, 1f } }),
                "softmax comes before the temperature and has rounded the first weight to 0; divide the scores "
                    + "before it"));
    }

    [Test, ForTask("01.9")]
    public void A_temperature_of_1_leaves_the_weights_as_they_are() => TensorAssert.Close(
        Focus.WithTemperature(Seeded.Normal(1, 2, 3, 5), 1),
        Reference.Attention.Softmax(Seeded.Normal(1, 2, 3, 5)),
        "weights at temperature 1");

    [Test, ForTask("01.9")]
    public void Weights_match_the_reference()
    {
        CompareWithReference(Seeded.Normal(2, 3, 5), 0.3);
        CompareWithReference(Seeded.Normal(3, 1, 3, 5), 4);
        CompareWithReference(Seeded.Normal(4, 2, 3, 5), 0.5);
        CompareWithReference(Seeded.Normal(5, 2, 6, 3, 5), 2.5);
        CompareWithReference(Seeded.Normal(6, 2, 6, 3, 5), 100);
    }

    [Test, ForTask("01.9")]
    public void Weights_sum_to_1_at_any_temperature()
    {
        foreach (double temperature in new[] { 0.01, 0.5, 1, 2, 1000 })
        {
            TensorAssert.RowsSumToOne(
                Focus.WithTemperature(Seeded.Normal(7, 2, 3, 5), temperature), $"weights at temperature {temperature}");
        }
    }

    [Test, ForTask("01.9")]
    public void Close_to_0_the_best_key_takes_all()
    {
        var scores = Seeded.Normal(8, 2, 3, 5);

        TensorAssert.Close(
            Focus.WithTemperature(scores, 1e-5),
            nn.functional.one_hot(scores.argmax(-1), 5).to(ScalarType.Float32),
            "weights at temperature 1e-5");
    }

    [Test, ForTask("01.9")]
    public void Any_temperature_above_0_is_taken_as_it_is()
    {
        // Scores that are as small, or as large, as the temperature: the weights stay those of the first case.
        foreach (double temperature in new[] { 1, 1e-3, 1e-6, 1e-12, 1e3, 1e6, 1e12 })
        {
            CompareWithReference(Seeded.Normal(17, 2, 3, 5) * temperature, temperature);
        }
    }

    [Test, ForTask("01.9")]
    public void A_very_high_temperature_shares_equally() => TensorAssert.Close(
        Focus.WithTemperature(Seeded.Normal(9, 2, 3, 5), 1e7), full([2, 3, 5], 0.2f), "weights at temperature 1e7");

    [Test, ForTask("01.9")]
    public void What_is_ruled_out_stays_at_0_however_hot_it_gets()
    {
        var scores = Seeded.Normal(10, 2, 3, 5).masked_fill(Seeded.Mask(11, 2, 3, 5).logical_not(), Ruled);
        scores[1, 2] = tensor(Ruled);

        TensorAssert.NoNaN(Focus.WithTemperature(scores, 50), "weights with a fully masked row at temperature 50");
        CompareWithReference(scores, 50);
        CompareWithReference(scores, 0.2);
    }

    [Test, ForTask("01.9")]
    public void Huge_scores_do_not_overflow() => CompareWithReference(Seeded.Normal(12, 2, 3, 5) * 1e3, 0.1, 1e-3);

    [Test, ForTask("01.9")]
    public void Float64_stays_float64() => CompareWithReference(Seeded.Normal(13, ScalarType.Float64, 2, 3, 5), 0.7);

    [Test, ForTask("01.9")]
    public void Half_precision_stays_half_precision() =>
        CompareWithReference(Seeded.Normal(18, ScalarType.Float16, 2, 3, 5), 0.7);

    [Test, ForTask("01.9")]
    public void The_scores_are_left_as_they_were()
    {
        var scores = Seeded.Normal(14, 2, 3, 5);
        var before = scores.clone();

        Focus.WithTemperature(scores, 0.5);

        TensorAssert.Unchanged(scores, before, "scores");
    }

    [Test, ForTask("01.9")]
    public void The_gradient_reaches_the_scores() => GradientAssert.Same(
        inputs => Focus.WithTemperature(inputs[0], 0.5),
        inputs => Reference.Focus.WithTemperature(inputs[0], 0.5),
        [("scores", Seeded.Normal(15, 2, 3, 5))],
        "WithTemperature");

    [Test, ForTask("01.9")]
    public void Temperatures_of_0_and_below_are_refused()
    {
        foreach (double temperature in new[] { 0, -1, double.NaN })
        {
            ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
                () => Focus.WithTemperature(Seeded.Normal(16, 3, 5), temperature),
                "temperature",
                $"it is {temperature}");
        }
    }

    private static void CompareWithReference(Tensor scores, double temperature, double? tolerance = null)
    {
        // Before the call, which may spoil its input.
        var expected = Reference.Focus.WithTemperature(scores, temperature);
        var plain = Reference.Attention.Softmax(scores);
        Suspect[] suspects =
        [
            new(Reference.Attention.Softmax(scores * temperature), Causes.Multiplied),
            new(plain / temperature, Causes.AfterSoftmax),
            new(Reference.Attention.Softmax(plain / temperature), Causes.AfterSoftmax),
            new(
                Reference.Attention.Softmax(scores / Math.Sqrt(temperature)),
                "the scores are divided by the square root of the temperature"),
            new(plain, "the temperature has no effect"),
        ];
        TensorAssert.Close(
            Focus.WithTemperature(scores, temperature),
            expected,
            $"weights of scores {Guard.Shape(scores)} {scores.dtype} at temperature {temperature}",
            tolerance ?? TensorAssert.ToleranceOf(scores.dtype),
            suspects);
    }

    private static class Causes
    {
        public const string Multiplied = "the scores are multiplied by the temperature and not divided by it";
        public const string AfterSoftmax =
            "the temperature is applied to the weights, after softmax, and not to the scores";
    }
}
