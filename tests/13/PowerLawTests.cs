extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson13;

namespace Katas.Lesson13.Tests;

public class PowerLawTests
{
    private static readonly double[] s_budgets = [1e3, 2e4, 3e5, 7e6, 1e8];

    [Test, ForTask("13.3")]
    public void A_root_is_found()
    {
        var law = PowerLaw.Fit([1, 4, 25], [3, 1.5, 0.6]);
        NumberAssert.Close(
            law.Exponent, -0.5, "exponent of 3 · x^(-0.5)", suspects: (0.5, "the exponent has lost its sign"));
        NumberAssert.Close(
            law.Factor,
            3,
            "factor of 3 · x^(-0.5)",
            suspects:
            [
                (Math.Log(3), "the line's height is not brought back from its logarithm"),
                (Math.Pow(10, Math.Log(3)), "the logarithm is natural and the power is one of 10"),
                (Math.Exp(Math.Log10(3)), "the logarithm is one to base 10 and the power is one of e"),
            ]);
        Assert.That(law.Floor, Is.Zero, "floor, if none are given");
    }

    [Test, ForTask("13.3")]
    public void What_grows_has_an_exponent_above_zero()
    {
        var law = PowerLaw.Fit(s_budgets, [.. s_budgets.Select(c => 0.3 * Math.Pow(c, 0.6))]);
        NumberAssert.Close(law.Exponent, 0.6, "exponent of 0.3 · x^0.6", suspects: (-0.6, "the sign is turned"));
        NumberAssert.Close(law.Factor, 0.3, "factor of 0.3 · x^0.6");
    }

    [Test, ForTask("13.3")]
    public void The_floor_that_makes_it_straight_is_chosen()
    {
        double[] losses = [.. s_budgets.Select(c => 1.7 + (20 * Math.Pow(c, -0.2)))];
        var law = PowerLaw.Fit(s_budgets, losses, [0, 1.5, 1.6, 1.7, 1.75, 1.9]);

        Assert.That(law.Floor, Is.EqualTo(1.7), "floor of 1.7 + 20 · x^(-0.2), of six to choose from");
        NumberAssert.Close(law.Factor, 20, "factor of 1.7 + 20 · x^(-0.2)", 1e-6);
        NumberAssert.Close(law.Exponent, -0.2, "exponent of 1.7 + 20 · x^(-0.2)", 1e-6);
        Assert.That(
            PowerLaw.Fit(s_budgets, losses, [1.9, 1.75, 1.7, 1.6, 1.5, 0]).Floor,
            Is.EqualTo(1.7),
            "floor, the candidates in another order");
    }

    [Test, ForTask("13.3")]
    public void Floors_above_a_value_are_passed_over()
    {
        double[] losses = [.. s_budgets.Select(c => 1.7 + (20 * Math.Pow(c, -0.2)))];
        var law = PowerLaw.Fit(s_budgets, losses, [losses.Max(), losses.Min(), 2.5, 1.0, 1.3]);

        Assert.That(
            law.Floor, Is.EqualTo(1.3), "floor, of 1 and 1.3, and three others that are not below every value");
    }

    [Test, ForTask("13.3")]
    public void Distances_are_those_between_logarithms()
    {
        // Losses as they are measured: neither floor fits, and in nats another one would be nearer than in logarithms.
        double[] losses = [3.10, 2.55, 2.21, 1.90, 1.86];
        foreach (double[] floors in new[] { new[] { 1.5, 1.6, 1.7, 1.8 }, [0.5, 1.0, 1.85], [1.2, 1.84] })
        {
            var law = PowerLaw.Fit(s_budgets, losses, floors);
            var expected = Reference.PowerLaw.Fit(s_budgets, losses, floors);
            Assert.That(
                law.Floor,
                Is.EqualTo(expected.Floor),
                $"floor of noisy losses, of {string.Join(", ", floors)}: the least sum of squares in ln(y - floor)");
            NumberAssert.Close(law.Factor, expected.Factor, "factor of noisy losses");
            NumberAssert.Close(law.Exponent, expected.Exponent, "exponent of noisy losses");
        }
    }

    [Test, ForTask("13.3")]
    public void Wrong_lists_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(() => PowerLaw.Fit([1], [2]), "x", "one point makes no line");
        ArgumentAssert.Rejects<ArgumentException>(() => PowerLaw.Fit([1, 2], [2, 3, 4]), "y", "there are 3 for 2");
        ArgumentAssert.Rejects<ArgumentException>(() => PowerLaw.Fit([1, 0], [2, 3]), "x", "0 has no logarithm");
        ArgumentAssert.Rejects<ArgumentException>(
            () => PowerLaw.Fit([1, 2], [2, 3], [2, 2.5]), "floors", "none is below every y");
    }
}
