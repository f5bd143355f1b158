using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02.Tests;

public class WeightDropoutTests
{
    private LocalSeed _seed = null!;

    [SetUp]
    public void SameDrawsOnEveryRun() => _seed = new LocalSeed(2);

    [TearDown]
    public void DrawsAsBefore() => _seed.Dispose();

    [Test, ForTask("02.7")]
    public void Nothing_is_dropped_in_eval()
    {
        var weights = Seeded.Weights(1, 2, 3, 5, 7);

        foreach (double probability in new[] { 0, 0.4, 1 })
        {
            TensorAssert.Close(
                WeightDropout.Apply(weights, probability, training: false),
                weights,
                $"weights with dropout {probability}, not training",
                new Suspect(weights * (1 - probability), "in eval the weights are scaled; they should stay"),
                new Suspect(
                    weights / (1 - probability + 1e-12), "in eval the weights are scaled; they should stay"));
        }
    }

    [Test, ForTask("02.7")]
    public void A_probability_of_0_drops_nothing()
    {
        var weights = Seeded.Weights(2, 2, 3, 5, 7);

        TensorAssert.Close(
            WeightDropout.Apply(weights, 0, training: true), weights, "weights with dropout 0, training");
    }

    [Test, ForTask("02.7")]
    public void A_probability_of_1_drops_everything() => TensorAssert.Close(
        WeightDropout.Apply(Seeded.Weights(3, 2, 3, 5, 7), 1, training: true),
        zeros(2, 3, 5, 7),
        "weights with dropout 1, training");

    [Test, ForTask("02.7")]
    public void Each_weight_is_drawn_for_itself()
    {
        var dropped = WeightDropout.Apply(Seeded.Weights(7, 2, 3, 20, 30), 0.5, training: true) == 0;

        AssertDiffers(dropped[0], dropped[1], "the two sequences of a batch");
        AssertDiffers(dropped[0, 0], dropped[0, 1], "two heads");
        AssertDiffers(dropped[0, 0, 0], dropped[0, 0, 1], "two queries");
        AssertDiffers(dropped[0, 0, .., 0], dropped[0, 0, .., 1], "two keys");
    }

    [TestCase(0.1), TestCase(0.3), TestCase(0.75), ForTask("02.7")]
    public void As_many_are_dropped_as_the_probability_says(double probability)
    {
        var weights = Seeded.Weights(4, 2, 3, 50, 70);

        var dropped = WeightDropout.Apply(weights, probability, training: true) == 0;

        Assert.That(
            Share(dropped),
            Is.EqualTo(probability).Within(0.02),
            $"share of 21000 weights that are 0 with dropout {probability}, training");
    }

    [TestCase(0.1), TestCase(0.3), TestCase(0.75), ForTask("02.7")]
    public void What_stays_is_divided_by_the_chance_to_stay(double probability)
    {
        var weights = Seeded.Weights(5, 2, 3, 5, 7);

        var result = WeightDropout.Apply(weights, probability, training: true);

        var dropped = result == 0;
        TensorAssert.Close(
            result,
            (weights / (1 - probability)).masked_fill(dropped, 0),
            $"weights with dropout {probability}, training, against those that stayed, divided by 1 - {probability}",
            new Suspect(
                weights.masked_fill(dropped, 0),
                "the weights that stay are not scaled up, so that outputs are smaller in training than in eval"),
            new Suspect(
                (weights / probability).masked_fill(dropped, 0),
                "the weights that stay are divided by the chance to be dropped, and not by the chance to stay"),
            new Suspect(
                (weights * (1 - probability)).masked_fill(dropped, 0), "the weights that stay are multiplied by "
                + "1 - probability; they should be divided by it"),
            new Suspect(
                weights.masked_fill(dropped, 0) / weights.masked_fill(dropped, 0).sum(-1, keepdim: true),
                "each row was made to sum to 1 again; dropout divides by a number that is the same for all"));
    }

    [Test, ForTask("02.7")]
    public void On_average_nothing_changes()
    {
        const int Draws = 4000;
        var weights = Seeded.Weights(6, 3, 5);

        var mean = WeightDropout.Apply(weights.expand(Draws, 3, 5).clone(), 0.25, training: true).mean([0L]);

        // A mean of 4000 draws is off by about 0.9 % of the weight.
        double worst = ((mean / weights) - 1).abs().max().ToDouble();
        Assert.That(
            worst,
            Is.LessThan(0.05),
            "how far the mean of 4000 draws is from the weights, as a share of them; dropout keeps expected values");
    }

    [Test, ForTask("02.7")]
    public void A_second_call_draws_anew()
    {
        var weights = Seeded.Weights(8, 2, 3, 5, 7);

        AssertDiffers(
            WeightDropout.Apply(weights, 0.5, training: true) == 0,
            WeightDropout.Apply(weights, 0.5, training: true) == 0,
            "two calls");
    }

    [Test, ForTask("02.7")]
    public void Float64_stays_float64()
    {
        var weights = Seeded.Weights(9, ScalarType.Float64, 3, 5, 7);

        foreach (double probability in new[] { 0, 0.4, 1 })
        {
            Assert.That(
                WeightDropout.Apply(weights, probability, training: true).dtype,
                Is.EqualTo(ScalarType.Float64),
                $"type of the weights with dropout {probability}");
        }
    }

    [Test, ForTask("02.7")]
    public void Half_precision_stays_half_precision()
    {
        var weights = Seeded.Weights(14, ScalarType.Float16, 3, 5, 7);

        foreach (double probability in new[] { 0, 0.4, 1 })
        {
            Assert.That(
                WeightDropout.Apply(weights, probability, training: true).dtype,
                Is.EqualTo(ScalarType.Float16),
                $"type of half precision weights with dropout {probability}");
        }
    }

    [Test, ForTask("02.7")]
    public void The_weights_are_left_as_they_were()
    {
        var weights = Seeded.Weights(10, 2, 3, 5, 7);
        var before = weights.clone();

        WeightDropout.Apply(weights, 0.5, training: true);
        WeightDropout.Apply(weights, 0.5, training: false);

        TensorAssert.Unchanged(weights, before, "weights");
    }

    [Test, ForTask("02.7")]
    public void The_gradient_flows_through_what_stays()
    {
        var weights = Seeded.Weights(11, 2, 3, 5, 7).requires_grad_();
        var direction = Seeded.Normal(12, 2, 3, 5, 7);

        var result = WeightDropout.Apply(weights, 0.4, training: true);
        (result * direction).sum().backward();

        TensorAssert.Close(
            weights.grad,
            (direction / 0.6).masked_fill(result == 0, 0),
            "gradient of the weights with dropout 0.4 with respect to the weights");
    }

    [Test, ForTask("02.7")]
    public void What_is_no_probability_is_refused()
    {
        var weights = Seeded.Weights(13, 5, 7);

        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => WeightDropout.Apply(weights, 1.5, training: true), "probability", "it is 1.5");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => WeightDropout.Apply(weights, -0.1, training: true), "probability", "it is -0.1");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => WeightDropout.Apply(weights, double.NaN, training: true), "probability", "it is not a number");
    }

    private static double Share(Tensor flags) => flags.to(ScalarType.Float64).mean().ToDouble();

    private static void AssertDiffers(Tensor left, Tensor right, string what) => Assert.That(
        left.equal(right).all().ToBoolean(),
        Is.False,
        $"whether the same weights were dropped for {what} {Guard.Shape(left)}; each has its own draw");
}
