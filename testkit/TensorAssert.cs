using System.Diagnostics;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>
/// Assertions about tensors. A failure says what was seen: the shape first, then the first value that differs, then the extent of the
/// difference, then the likely cause.
/// </summary>
[StackTraceHidden]
public static class TensorAssert
{
    /// <summary>Asserts that two tensors agree in shape, dtype and values, as closely as their dtype allows.</summary>
    /// <param name="actual">The code under test's result.</param>
    /// <param name="expected">The expected result.</param>
    /// <param name="what">What is compared, for example <c>scores of query [2, 3, 7] and key [2, 5, 7]</c>.</param>
    /// <param name="suspects">Wrong results known beforehand; the first that matches is named as the cause.</param>
    public static void Close(Tensor? actual, Tensor expected, string what, params Suspect[] suspects) =>
        Close(actual, expected, what, ToleranceOf(expected.dtype), suspects);

    /// <summary>Asserts that two tensors agree in shape, dtype and values.</summary>
    /// <param name="actual">The code under test's result.</param>
    /// <param name="expected">The expected result.</param>
    /// <param name="what">What is compared, for example <c>scores of query [2, 3, 7] and key [2, 5, 7]</c>.</param>
    /// <param name="tolerance">The tolerance of a value; for expected values beyond ±1, relative to them.</param>
    /// <param name="suspects">Wrong results known beforehand; the first that matches is named as the cause.</param>
    public static void Close(
        Tensor? actual, Tensor expected, string what, double tolerance, params Suspect[] suspects)
    {
        using var scope = NewDisposeScope();
        if (IsThere(actual, what) && DifferenceReport.Write(actual!, expected, what, tolerance, suspects) is { } mismatch)
        {
            mismatch.Leave();
            Assert.Fail(mismatch.Report);
        }
    }

    /// <summary>Asserts that a tensor holds neither NaN nor, unless they are allowed, infinities.</summary>
    /// <param name="actual">The code under test's result.</param>
    /// <param name="what">What it is, for example <c>weights of a fully masked row</c>.</param>
    /// <param name="cause">The likely cause, as a sentence without a full stop; null for none.</param>
    public static void NoNaN(Tensor? actual, string what, string? cause = null)
    {
        if (!IsThere(actual, what))
        {
            return;
        }

        var values = TensorValues.Copy(actual!);
        int first = Array.FindIndex(values.Values, double.IsNaN);
        if (first >= 0)
        {
            int count = values.Values.Count(double.IsNaN);
            Assert.Fail(
                $"{what}: {count} of {values.Count} values are NaN, the first at {values.Place(first)}; "
                + $"shape {TensorValues.Text(values.Shape)}." + Likely(cause));
        }
    }

    /// <summary>Asserts that every row (the last dimension) sums to 1.</summary>
    /// <param name="actual">The code under test's result, <c>[..., row, column]</c>.</param>
    /// <param name="what">What it is, for example <c>weights without a mask</c>.</param>
    /// <param name="tolerance">The tolerance of a sum.</param>
    public static void RowsSumToOne(Tensor? actual, string what, double tolerance = 1e-5)
    {
        using var scope = NewDisposeScope();
        if (!IsThere(actual, what))
        {
            return;
        }

        var sums = TensorValues.Copy(actual!.to(ScalarType.Float64).sum(-1));
        int first = Array.FindIndex(sums.Values, sum => !TensorValues.Close(sum, 1, tolerance));
        if (first >= 0)
        {
            bool columnsDo = actual.dim() > 1
                && TensorValues.Copy(actual.to(ScalarType.Float64).sum(-2)).Values.All(
                    sum => TensorValues.Close(sum, 1, tolerance));
            Assert.Fail(
                $"{what}: row {sums.Place(first)} sums to {sums.Text(sums.Values[first])}, expected 1; "
                + $"shape {TensorValues.Text(actual.shape)}."
                + Likely(
                    columnsDo ? "the columns sum to 1 and not the rows: the wrong dimension was normalised" : null));
        }
    }

    /// <summary>Asserts that an argument still holds what it held before the call.</summary>
    /// <param name="input">The argument, after the call.</param>
    /// <param name="copyBefore">A copy of it, made before the call.</param>
    /// <param name="name">The argument's name.</param>
    public static void Unchanged(Tensor input, Tensor copyBefore, string name)
    {
        if (input.IsInvalid)
        {
            Assert.Fail($"{name} was disposed by the call. It belongs to the caller, who may need it again.");
            return;
        }

        if (DifferenceReport.Write(input, copyBefore, $"{name} after the call", 0, []) is { } mismatch)
        {
            mismatch.Leave();
            Assert.Fail(
                $"{name} was changed by the call. It belongs to the caller, who may need it again.\n{mismatch.Report}"
                + Likely("an operation in place: those whose names end in _, and +=, -=, *= on an argument's data"));
        }
    }

    /// <summary>The tolerance that a dtype allows: 1e-5 for float32, 1e-10 for float64.</summary>
    /// <param name="type">The dtype.</param>
    public static double ToleranceOf(ScalarType type) => type switch
    {
        ScalarType.Float64 => 1e-10,
        ScalarType.Float16 or ScalarType.BFloat16 => 1e-2,
        _ => 1e-5,
    };

    internal static string Likely(string? cause) => cause is null ? "" : $"\nLikely cause: {cause}.";

    internal static bool IsThere(Tensor? actual, string what)
    {
        if (actual is null)
        {
            Assert.Fail($"{what}: null was returned; expected a tensor.");
        }
        else if (actual.IsInvalid)
        {
            Assert.Fail(
                $"{what}: the tensor that was returned has been disposed."
                + Likely("a dispose scope or `using` ended before the result was moved out of it"));
        }

        return actual is { IsInvalid: false };
    }
}
