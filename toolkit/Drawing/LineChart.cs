using System.Globalization;

namespace Katas.Toolkit.Drawing;

/// <summary>
/// Numbers along an axis, drawn as lines: a loss over steps, a gradient over layers. <see cref="LineChartView"/> draws
/// it in the terminal, <see cref="LineChartPng"/> in a picture.
/// </summary>
public sealed record LineChart
{
    /// <summary>Creates a chart.</summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="x">The places on the horizontal axis, from the left; at least two.</param>
    /// <param name="lines">A name for each line, and a number for each place.</param>
    /// <exception cref="ArgumentException">There is no line, or one with more or fewer numbers than places.</exception>
    public LineChart(string title, IReadOnlyList<double> x, params IReadOnlyList<(string Name, double[] Values)> lines)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(x);
        if (x.Count < 2 || x.Zip(x.Skip(1)).Any(pair => !(pair.First < pair.Second)))
        {
            throw new ArgumentException("A chart needs at least two places, in rising order.", nameof(x));
        }

        if (lines.Count == 0 || lines.Any(line => line.Values.Length != x.Count))
        {
            throw new ArgumentException(
                $"A chart needs lines of {x.Count} numbers, one for each place.", nameof(lines));
        }

        (Title, X, Lines) = (title, [.. x], [.. lines]);
    }

    /// <summary>What the picture shows.</summary>
    public string Title { get; }

    /// <summary>The places on the horizontal axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>The lines: each a name, and a number for each place. Numbers that are not finite are left out.</summary>
    public IReadOnlyList<(string Name, double[] Values)> Lines { get; }

    /// <summary>The name of the horizontal axis, for example <c>layer</c>.</summary>
    public string XAxis { get; init; } = string.Empty;

    /// <summary>
    /// What is written at each place of the horizontal axis, for example 256 at 8 if places are powers of 2. Without it,
    /// round numbers are written.
    /// </summary>
    public Func<double, string>? PlaceName { get; init; }

    /// <summary>The name of the vertical axis, for example <c>loss</c>.</summary>
    public string YAxis { get; init; } = string.Empty;

    /// <summary>
    /// The lowest and the highest number of the vertical axis, to compare charts. If left out, those of the lines.
    /// </summary>
    public (double Low, double High)? FixedRange { get; init; }

    /// <summary>Whether the vertical axis is logarithmic. Numbers that are not above 0 are left out.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Whether a number can be drawn.</summary>
    internal bool IsDrawn(double value) => double.IsFinite(value) && (!Logarithmic || value > 0);

    /// <summary>The height at which a number is drawn, before it is scaled to the picture.</summary>
    internal double Height(double value) => Logarithmic ? Math.Log10(value) : value;

    /// <summary>The number at a height.</summary>
    internal double At(double height) => Logarithmic ? Math.Pow(10, height) : height;

    /// <summary>The lowest and the highest number drawn; never equal.</summary>
    internal (double Low, double High) Range()
    {
        var values = FixedRange is { } range ? [range.Low, range.High] : Lines.SelectMany(line => line.Values);
        double[] heights = [.. values.Where(IsDrawn).Select(Height)];
        if (heights.Length == 0)
        {
            return (0, 1);
        }

        double middle = (heights.Min() + heights.Max()) / 2;
        double half = Math.Max((heights.Max() - heights.Min()) / 2, Math.Max(1e-9, Math.Abs(middle) * 1e-6));
        return (middle - half, middle + half);
    }

    /// <summary>
    /// Round numbers along the vertical axis, to be read off: 2, 4, 6 on a linear one; powers of ten on a logarithmic
    /// one, or what lies between these where it covers too few.
    /// </summary>
    /// <param name="low">The lowest height.</param>
    /// <param name="high">The highest height.</param>
    /// <param name="most">The number of steps between the two that may not be exceeded.</param>
    /// <param name="slack">How far beyond the two a number may be, to be written at the end.</param>
    /// <returns>The heights, from below, each with its number in words.</returns>
    internal IReadOnlyList<(double Height, string Label)> Ticks(double low, double high, int most, double slack = 0)
    {
        if (Logarithmic && Powers(low, high, most, slack) is { Count: > 1 } powers)
        {
            return powers;
        }

        var (from, to) = (At(low), At(high));
        if (to - from <= Math.Max(1e-8, Math.Abs(from + to) * 1e-5))
        {
            double middle = (low + high) / 2; // a flat line: between its ends there is nothing to tell apart
            return [(middle, Write(At(middle)))];
        }

        double step = RoundStep((to - from) / most);
        double first = Math.Ceiling((At(low - slack) / step) - 1e-6);
        double last = Math.Floor((At(high + slack) / step) + 1e-6);
        return
        [
            .. Enumerable.Range(0, (int)(last - first) + 1)
                .Select(i => (first + i) * step)
                .Where(IsDrawn)
                .Select(value => (Height(value), Write(value, step))),
        ];
    }

    /// <summary>A number for an axis, short.</summary>
    internal static string Write(double value) => Math.Abs(value) is >= 1e5 or (> 0 and < 1e-3)
        ? value.ToString("0.#e0", CultureInfo.InvariantCulture)
        : value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "G3", CultureInfo.InvariantCulture);

    /// <summary>A multiple of a step, with the decimals that the step has.</summary>
    private static string Write(double value, double step)
    {
        int decimals = (int)Math.Max(0, Math.Ceiling(-Math.Log10(step) - 1e-6));
        return Math.Abs(value) >= 1e5 || decimals > 4
            ? Write(value)
            : Math.Round(value, decimals).ToString($"#,0.{new string('#', decimals)}", CultureInfo.InvariantCulture);
    }

    /// <summary>The smallest of 1, 2 and 5 times a power of ten that is no less than a length.</summary>
    private static double RoundStep(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return new[] { 1, 2, 5, 10 }.Select(factor => factor * power).First(step => step >= least * (1 - 1e-6));
    }

    /// <summary>Powers of ten; where there are fewer than three, their doubles and halves as well.</summary>
    private static List<(double Height, string Label)> Powers(double low, double high, int most, double slack)
    {
        int[] exponents = [.. Enumerable.Range((int)Math.Floor(low), (int)(Math.Ceiling(high) - Math.Floor(low)) + 1)];
        int every = Math.Max(1, (exponents.Length + most - 1) / most);
        var powers = Within(exponents.Where(exponent => exponent % every == 0).Select(exponent => Math.Pow(10, exponent)));
        if (powers.Count < 3)
        {
            var more = Within(exponents.SelectMany(exponent => new[] { 1, 2, 5 }, (exponent, factor) => factor * Math.Pow(10, exponent)));
            powers = more.Count <= most ? more : powers;
        }

        return powers;

        List<(double Height, string Label)> Within(IEnumerable<double> values) =>
        [
            .. values.Select(value => (Height: Math.Log10(value), Label: Write(value)))
                .Where(tick => tick.Height >= low - slack - 1e-6 && tick.Height <= high + slack + 1e-6),
        ];
    }
}
