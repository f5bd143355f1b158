using Spectre.Console;

namespace Katas.Toolkit.Drawing;

/// <summary>The values at the two ends of a heatmap's colour scale.</summary>
public readonly record struct HeatmapRange
{
    /// <summary>Creates a range.</summary>
    /// <param name="min">The value at the lower end, drawn darkest.</param>
    /// <param name="max">The value at the upper end, drawn brightest; above <paramref name="min"/>.</param>
    /// <exception cref="ArgumentException">An end is not finite, or they are the wrong way round.</exception>
    public HeatmapRange(double min, double max)
    {
        if (!double.IsFinite(min) || !double.IsFinite(max) || min >= max)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The range goes from {min} to {max}; ")
                + "expected two finite numbers, the smaller first.");
        }

        Min = min;
        Max = max;
    }

    /// <summary>The value at the lower end.</summary>
    public double Min { get; }

    /// <summary>The value at the upper end.</summary>
    public double Max { get; }

    /// <summary>Whether 0, in the middle, has no colour, and what is below has another colour than what is above.</summary>
    public bool IsTwoSided { get; private init; }

    /// <summary>
    /// The range that fits attention weights and scores: from 0, or the smallest if negative, to the largest.
    /// </summary>
    /// <param name="values">The values; those that are infinite or not numbers are left out.</param>
    public static HeatmapRange Fit(IEnumerable<double> values)
    {
        double min = 0;
        double max = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        // All zeros, or nothing finite at all: any end above the start draws the same picture.
        return new HeatmapRange(min, max > min ? max : min + 1);
    }

    /// <summary>
    /// The range for differences, and whatever else is more or less than nothing: as far below 0 as above it, and 0 without a colour.
    /// </summary>
    /// <param name="values">The values; those that are infinite or not numbers are left out.</param>
    public static HeatmapRange TwoSided(IEnumerable<double> values)
    {
        double most = values.Where(double.IsFinite).Select(Math.Abs).Append(0).Max();
        return new HeatmapRange(most > 0 ? -most : -1, most > 0 ? most : 1) { IsTwoSided = true };
    }

    /// <summary>The colour at a position between the ends.</summary>
    /// <param name="position">From 0 to 1; anything outside counts as the nearer end.</param>
    public Color ColorAt(double position) => IsTwoSided ? ColorScale.AtTwoSided(position) : ColorScale.At(position);

    /// <summary>The position of a value between the ends, from 0 to 1. Values outside are drawn as the nearer end.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A number from 0 to 1, or NaN for NaN.</returns>
    public double Position(double value) => Math.Clamp((value - Min) / (Max - Min), 0, 1);
}
