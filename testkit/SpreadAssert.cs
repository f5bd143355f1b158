using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>Assertions about random numbers: how a new parameter starts.</summary>
[StackTraceHidden]
public static class SpreadAssert
{
    /// <summary>Asserts that random numbers have a mean and a standard deviation.</summary>
    /// <param name="numbers">The numbers; a few hundred, or their spread says little.</param>
    /// <param name="mean">The expected mean.</param>
    /// <param name="deviation">The expected standard deviation.</param>
    /// <param name="what">What they are, for example <c>weight of new positions</c>.</param>
    public static void Around(Tensor numbers, double mean, double deviation, string what)
    {
        using var scope = NewDisposeScope();
        var values = numbers.detach().to(ScalarType.Float64);
        double seenMean = values.mean().ToDouble();
        double seenDeviation = values.std().ToDouble();

        // Five standard errors: one new parameter in a million would be beyond by chance.
        double far = 5 / Math.Sqrt(values.numel());
        bool isRight = Math.Abs(seenMean - mean) <= far * deviation && Math.Abs(seenDeviation - deviation) <= far * deviation;
        Assert.That(isRight, Is.True, string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: mean seen {seenMean:G3}, expected {mean:G3}; standard deviation seen {seenDeviation:G3}, expected {deviation:G3}."));
    }
}
