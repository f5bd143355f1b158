extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson13;

namespace Katas.Lesson13.Tests;

public class IsoFlopTests
{
    private static readonly double[] s_sizes = [1e3, 5e3, 2e4, 9e4, 3e5];

    [Test, ForTask("13.4")]
    public void The_bottom_of_a_parabola_is_found()
    {
        var valley = IsoFlop.Bottom(s_sizes, Losses(s_sizes, 15_000, 2.25, 0.3));
        NumberAssert.Close(
            valley.Parameters,
            15_000,
            "size at the bottom of 2.25 + 0.3 · (ln N - ln 15,000)²",
            1e-6,
            (Math.Log(15_000), "the size is left as its logarithm"),
            (Math.Pow(10, Math.Log(15_000)), "a natural logarithm is taken for one to base 10"),
            (Math.Exp(Math.Log10(15_000)), "a logarithm to base 10 is taken for a natural one"),
            (15_000.0 * 15_000, "the parabola's bottom is taken at -b / a, without the 2"),
            (20_000, "the best of the sizes that were tried is taken, and not the parabola's bottom"));
        NumberAssert.Close(
            valley.Loss,
            2.25,
            "loss at the bottom",
            1e-9,
            (2.25 + (0.3 * Math.Pow(Math.Log(20_000.0 / 15_000), 2)), "the lowest loss that was measured is taken"));
        Assert.That(valley.Measured, Is.True, "whether 15,000 lies between 1,000 and 300,000");
    }

    [Test, ForTask("13.4")]
    public void Large_models_are_no_harder()
    {
        double[] sizes = [1.1e9, 2.3e9, 4.7e9, 1e10];
        var valley = IsoFlop.Bottom(sizes, Losses(sizes, 3e9, 1.95, 0.02));
        NumberAssert.Close(valley.Parameters, 3e9, "size at the bottom, among billions", 1e-6);
        NumberAssert.Close(valley.Loss, 1.95, "loss at the bottom, among billions", 1e-9);
    }

    [Test, ForTask("13.4")]
    public void A_bottom_beyond_the_sizes_is_not_measured()
    {
        var right = IsoFlop.Bottom(s_sizes, Losses(s_sizes, 2e6, 2, 0.1));
        NumberAssert.Close(right.Parameters, 2e6, "size at a bottom to the right of all models", 1e-6);
        Assert.That(right.Measured, Is.False, "whether 2,000,000 lies between 1,000 and 300,000");
        var left = IsoFlop.Bottom(s_sizes, Losses(s_sizes, 200, 2, 0.1));
        NumberAssert.Close(left.Parameters, 200, "size at a bottom to the left of all models", 1e-6);
        Assert.That(left.Measured, Is.False, "whether 200 lies between 1,000 and 300,000");
    }

    [Test, ForTask("13.4")]
    public void Order_does_not_count()
    {
        double[] sizes = [9e4, 1e3, 3e5, 2e4, 5e3];
        var valley = IsoFlop.Bottom(sizes, Losses(sizes, 15_000, 2.25, 0.3));
        NumberAssert.Close(valley.Parameters, 15_000, "size at the bottom, sizes in no order", 1e-6);
        Assert.That(valley.Measured, Is.True, "whether it lies within the sizes, which are in no order");
    }

    [Test, ForTask("13.4")]
    public void Noisy_losses_match_the_reference()
    {
        double[] losses = [2.694, 2.382, 2.328, 2.445, 2.701];
        var (valley, expected) = (IsoFlop.Bottom(s_sizes, losses), Reference.IsoFlop.Bottom(s_sizes, losses));
        NumberAssert.Close(valley.Parameters, expected.Parameters, "size at the bottom of measured losses", 1e-6);
        NumberAssert.Close(valley.Loss, expected.Loss, "loss at the bottom of measured losses", 1e-9);
        var three = IsoFlop.Bottom(s_sizes[..3], losses[..3]);
        NumberAssert.Close(
            three.Loss, Reference.IsoFlop.Bottom(s_sizes[..3], losses[..3]).Loss, "loss at the bottom of three losses");
    }

    [Test, ForTask("13.4")]
    public void A_hill_has_no_bottom()
    {
        double[] hill = Losses(s_sizes, 15_000, 9, -0.3);
        Assert.That(
            () => IsoFlop.Bottom(s_sizes, hill),
            Throws.InstanceOf<InvalidOperationException>(),
            "losses that are highest in the middle: their parabola has a top, and no bottom");
    }

    [Test, ForTask("13.4")]
    public void Two_models_make_no_parabola() => ArgumentAssert.Rejects<ArgumentException>(
        () => IsoFlop.Bottom([1e3, 1e4], [3, 2]), "parameters", "there are two");

    private static double[] Losses(double[] sizes, double best, double loss, double width) =>
        [.. sizes.Select(n => loss + (width * Math.Pow(Math.Log(n / best), 2)))];
}
