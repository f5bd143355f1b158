using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>
/// Looks for a general reason why one tensor is not another. Speaks only if the reason holds for every value, so that nobody is sent after
/// a mistake they did not make.
/// </summary>
public static class DifferenceExplainer
{
    private delegate string? Explanation(TensorValues seen, TensorValues wanted, double tolerance);

    // In order of usefulness: what explains a difference best comes first.
    private static readonly Explanation[] s_ofShape = [DimensionsInAnotherOrder, DimensionsOfOne, SameValuesReshaped];
    private static readonly Explanation[] s_ofValues =
    [
        NotANumber, Infinite, AllTheSame, Transposed, Factor, Offset, FactorForEachRow, HeldInFloat32, RowsInAnotherOrder,
        ValuesInAnotherOrder,
    ];

    // The largest numbers of Float64, Float32, Float16 and BFloat16.
    private static readonly double[] s_ends = [double.MaxValue, float.MaxValue, 65_504, 3.3895313892515355e38];

    /// <summary>Looks for the reason.</summary>
    /// <param name="seen">The values seen.</param>
    /// <param name="wanted">The values expected.</param>
    /// <param name="tolerance">The distance at which values still count as the same.</param>
    /// <returns>The cause as a sentence without a full stop; null if there is none to be sure of.</returns>
    public static string? Explain(TensorValues seen, TensorValues wanted, double tolerance)
    {
        if (!seen.Shape.SequenceEqual(wanted.Shape))
        {
            return First(s_ofShape);
        }

        return seen.Type != wanted.Type ? OtherType(seen, wanted) : First(s_ofValues);

        string? First(Explanation[] explanations) =>
            explanations.Select(explain => explain(seen, wanted, tolerance)).FirstOrDefault(cause => cause is not null);
    }

    private static string? OtherType(TensorValues seen, TensorValues wanted) => (seen.Type, wanted.Type) switch
    {
        (ScalarType.Float64, ScalarType.Float32) =>
            "something Float64 came into the computation and won; a double[] makes a Float64 tensor, and a Float64 "
            + "mask or constant tensor turns Float32 into Float64",
        (ScalarType.Float32, ScalarType.Float64) =>
            "the computation went through Float32: a conversion, or a tensor made without the input's dtype",
        _ => null,
    };

    private static string? DimensionsInAnotherOrder(TensorValues seen, TensorValues wanted, double tolerance)
    {
        int count = seen.Shape.Length;
        if (count != wanted.Shape.Length || count is < 2 or > 5 || !seen.Shape.Order().SequenceEqual(
            wanted.Shape.Order()))
        {
            return null;
        }

        int[] order = [.. Enumerable.Range(0, count)];
        int[] lastTwoSwapped = [.. order[..^2], count - 1, count - 2];
        if (Permuted(seen, lastTwoSwapped, wanted.Shape) is { } swapped)
        {
            return swapped.CloseTo(wanted, tolerance)
                ? "the values are right, but the last two dimensions are swapped"
                : "the last two dimensions are swapped";
        }

        int[]? right = Orders(order).FirstOrDefault(
            candidate => Permuted(seen, candidate, wanted.Shape)?.CloseTo(wanted, tolerance) == true);
        return right is null
            ? "the dimensions are in another order"
            : "the values are right, but the dimensions are in another order; "
                + $"permuted by ({string.Join(", ", right)}) it would be as expected";
    }

    private static string? DimensionsOfOne(TensorValues seen, TensorValues wanted, double tolerance)
    {
        if (!seen.Shape.Where(size => size != 1).SequenceEqual(wanted.Shape.Where(size => size != 1)))
        {
            return null;
        }

        return seen.Shape.Length > wanted.Shape.Length
            ? "a dimension of size 1 is left over (an unsqueeze or keepdim too many)"
            : "a dimension of size 1 is gone (a squeeze too many, or a reduction without keepdim)";
    }

    private static string? SameValuesReshaped(TensorValues seen, TensorValues wanted, double tolerance) =>
        seen.Count > 1 && AllClose(seen.Values, wanted.Values, tolerance)
            ? "the values are right and in the right order, but in another shape"
            : null;

    private static string? NotANumber(TensorValues seen, TensorValues wanted, double tolerance)
    {
        int[] places = [.. Places(seen, wanted, double.IsNaN)];
        return places.Length == 0
            ? null
            : $"{places.Length} of {seen.Count} values {Are(places.Length)} NaN{WholeRows(seen, places)}; "
                + "0/0, ∞-∞, ∞/∞ and 0·∞ make NaN, and whatever it touches becomes NaN";
    }

    private static string? Infinite(TensorValues seen, TensorValues wanted, double tolerance)
    {
        int[] places = [.. Places(seen, wanted, double.IsInfinity)];
        if (places.Length > 0)
        {
            return $"{places.Length} of {seen.Count} values {Are(places.Length)} infinite{WholeRows(seen, places)} and should not be";
        }

        places = [.. Places(wanted, seen, double.IsInfinity)];
        if (places.Length == 0)
        {
            return null;
        }

        double[] instead = [.. places.Select(i => seen.Values[i]).Distinct()];
        string ends = instead.All(value => s_ends.Contains(Math.Abs(value))) ? ", the last number before ∞: nan_to_num makes that of it" : "";
        return places.Length == 1
            ? $"one value should be infinite and is {seen.Text(instead[0])}{ends}"
            : $"{places.Length} values should be infinite and are not"
                + (instead.Length == 1 ? $"; each of them is {seen.Text(instead[0])}{ends}" : "");
    }

    private static string? AllTheSame(TensorValues seen, TensorValues wanted, double tolerance) =>
        seen.Values.All(value => value == 0) ? "every value is 0"
        : seen.Count > 2 && seen.Values.All(value => value == seen.Values[0]) && wanted.Values.Distinct().Count() > 2
            ? $"every value is the same, {seen.Text(seen.Values[0])}"
        : null;

    private static string? Transposed(TensorValues seen, TensorValues wanted, double tolerance)
    {
        int count = seen.Shape.Length;
        if (count < 2)
        {
            return null;
        }

        int[] swapped = [.. Enumerable.Range(0, count - 2), count - 1, count - 2];
        return Permuted(seen, swapped, wanted.Shape)?.CloseTo(wanted, tolerance) == true
            ? "the result is transposed: rows and columns of the last two dimensions are swapped"
            : null;
    }

    private static string? Factor(TensorValues seen, TensorValues wanted, double tolerance) =>
        CommonFactor(seen.Values, wanted.Values, tolerance) switch
        {
            null => null,
            -1 => "every value has the opposite sign",
            double factor => $"every value is {FactorName.Format(factor)} times the expected one",
        };

    private static string? Offset(TensorValues seen, TensorValues wanted, double tolerance)
    {
        double[] offsets =
        [
            .. seen.Values.Zip(wanted.Values)
                .Where(pair => double.IsFinite(pair.First) || double.IsFinite(pair.Second))
                .Select(pair => pair.First - pair.Second),
        ];
        return offsets.Length > 1 && offsets.All(offset => TensorValues.Close(offset, offsets[0], tolerance))
            ? $"every value is {TensorValues.Text(Math.Abs(offsets[0]), "G4")} too "
                + (offsets[0] > 0 ? "large" : "small")
            : null;
    }

    private static string? FactorForEachRow(TensorValues seen, TensorValues wanted, double tolerance)
    {
        if (seen.Shape.Length < 2 || seen.Shape[^1] < 3)
        {
            return null;
        }

        int width = (int)seen.Shape[^1];
        double[] factors = new double[seen.Count / width];
        for (int row = 0; row < factors.Length; row++)
        {
            var part = new Range(row * width, (row + 1) * width);
            double[] seenRow = seen.Values[part];
            double[] wantedRow = wanted.Values[part];
            if (AllClose(seenRow, wantedRow, tolerance))
            {
                factors[row] = 1;
            }
            else if (CommonFactor(seenRow, wantedRow, tolerance) is { } factor)
            {
                factors[row] = factor;
            }
            else
            {
                return null;
            }
        }

        double example = factors.First(factor => factor != 1);
        return "each row is the expected one times a factor of its own "
            + $"({TensorValues.Text(example, "G4")} for one of them): "
            + "what the rows are divided or multiplied by is wrong";
    }

    private static string? HeldInFloat32(TensorValues seen, TensorValues wanted, double tolerance) =>
        seen.Type == ScalarType.Float64
        && AllClose(seen.Values, wanted.Values, 1e-4)
        && seen.Values.All(value => (float)value == value || double.IsNaN(value))
        && !wanted.Values.All(value => (float)value == value || double.IsNaN(value))
            ? "every value fits in Float32: the computation left Float64 on the way and lost digits"
            : null;

    private static string? RowsInAnotherOrder(TensorValues seen, TensorValues wanted, double tolerance)
    {
        int width = seen.Shape.Length < 2 ? 0 : (int)seen.Shape[^1];
        if (width < 2)
        {
            return null;
        }

        var left = wanted.Values.Chunk(width).ToList();
        bool allFound = seen.Values.Chunk(width).All(row =>
        {
            int match = left.FindIndex(candidate => AllClose(row, candidate, tolerance));
            if (match >= 0)
            {
                left.RemoveAt(match);
            }

            return match >= 0;
        });
        return allFound ? "the rows are right, but in another order" : null;
    }

    private static string? ValuesInAnotherOrder(TensorValues seen, TensorValues wanted, double tolerance) =>
        seen.Count > 2 && AllClose([.. seen.Values.Order()], [.. wanted.Values.Order()], tolerance)
            ? "the values are right, but in another order"
            : null;

    /// <summary>The number that turns each expected value into the one seen; null if there is none.</summary>
    private static double? CommonFactor(double[] seen, double[] wanted, double tolerance)
    {
        double largest = wanted.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (largest < 1e-3 || wanted.Count(value => value != 0 && double.IsFinite(value)) < 2)
        {
            return null; // too little to tell a factor from chance
        }

        int reference = Array.FindIndex(wanted, value => Math.Abs(value) == largest);
        double factor = seen[reference] / wanted[reference];
        bool isFactor = double.IsFinite(factor) && Math.Abs(factor) > 1e-6 && Math.Abs(factor - 1) > 1e-4 && IsTold(wanted, factor, tolerance);
        return isFactor && seen.Zip(wanted).All(pair => TensorValues.Close(pair.First, pair.Second * factor, tolerance))
            ? Math.Abs(factor + 1) < 1e-6 ? -1 : factor
            : null;
    }

    /// <summary>
    /// Whether there are enough values to tell a factor from chance: values of one size fit with any; of two sizes with one that has
    /// a name, such as 2 or √8; of three sizes with any at all.
    /// </summary>
    private static bool IsTold(double[] wanted, double factor, double tolerance)
    {
        double[] sizes = [.. wanted.Where(value => value != 0 && double.IsFinite(value)).Select(Math.Abs).Order()];
        int distinct = sizes.Length == 0 ? 0 : 1 + sizes.Zip(sizes.Skip(1)).Count(pair => !TensorValues.Close(pair.First, pair.Second, tolerance));
        return distinct > (FactorName.IsNamed(factor) ? 1 : 2);
    }

    private static string Are(int count) => count == 1 ? "is" : "are";

    private static IEnumerable<int> Places(TensorValues here, TensorValues butNotHere, Predicate<double> isSuch) =>
        Enumerable.Range(0, here.Count).Where(i => isSuch(here.Values[i]) && !isSuch(butNotHere.Values[i]));

    private static string WholeRows(TensorValues seen, int[] places)
    {
        int width = seen.Shape.Length == 0 ? 1 : (int)seen.Shape[^1];
        bool whole = width > 1 && places.GroupBy(place => place / width).All(row => row.Count() == width);
        return !whole ? "" : places.Length == width ? " (one whole row)" : $" ({places.Length / width} whole rows)";
    }

    private static bool AllClose(double[] left, double[] right, double tolerance) =>
        left.Length == right.Length
        && left.Zip(right).All(pair => TensorValues.Close(pair.First, pair.Second, tolerance));

    /// <summary>The tensor with its dimensions in another order; null if that is not the shape wanted.</summary>
    private static TensorValues? Permuted(TensorValues seen, int[] order, long[] wantedShape)
    {
        if (!order.Select(dimension => seen.Shape[dimension]).SequenceEqual(wantedShape))
        {
            return null;
        }

        using var scope = NewDisposeScope();
        var permuted = tensor(seen.Values, seen.Shape).permute([.. order.Select(dimension => (long)dimension)]);
        return TensorValues.Copy(permuted.contiguous());
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(
            first => Orders([.. items.Where(item => item != first)]), (first, rest) => (int[])[first, .. rest]);
}
