using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;

namespace Katas.Lesson13.Tests;

/// <summary>Assertions about numbers that say what a wrong one may come from.</summary>
[StackTraceHidden]
internal static class NumberAssert
{
    /// <summary>Asserts that a number is another, within a share of it.</summary>
    /// <param name="actual">The number under test.</param>
    /// <param name="expected">The number that it should be.</param>
    /// <param name="what">What it is.</param>
    /// <param name="share">How far off it may be, as a share of the expected number.</param>
    /// <param name="suspects">Numbers that likely mistakes give, and these mistakes.</param>
    public static void Close(
        double actual,
        double expected,
        string what,
        double share = 1e-9,
        params (double Lookalike, string Cause)[] suspects)
    {
        if (Same(actual, expected, share))
        {
            return;
        }

        var suspect = suspects.FirstOrDefault(suspect => Same(actual, suspect.Lookalike, share));
        string cause = suspect.Cause is null ? "" : $" That is what comes out if {suspect.Cause}.";
        Assert.Fail($"{what}: expected {Text(expected)}, seen {Text(actual)}.{cause}");
    }

    private static bool Same(double left, double right, double share) =>
        Math.Abs(left - right) <= (share * Math.Abs(right)) + 1e-300;

    private static string Text(double number) => number.ToString("G9", CultureInfo.InvariantCulture);
}
