using System.Globalization;

namespace Katas.Checker.Trying.Values;

/// <summary>Writes the numbers of one tensor in one format, so that their points are aligned.</summary>
internal sealed class NumberText
{
    private const int MostDecimals = 4;
    private const double Large = 1e7;
    private const double Small = 1e-4;

    private readonly string format;
    private readonly string zero;

    private NumberText(string format, string zero) => (this.format, this.zero) = (format, zero);

    /// <summary>The plainest way to write numbers: as few decimals as they need, at most four; powers of ten where it must be.</summary>
    public static NumberText For(IReadOnlyCollection<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).Select(Math.Abs)];
        double largest = finite.DefaultIfEmpty(0).Max();
        if (largest >= Large || largest is > 0 and < Small)
        {
            return new NumberText("0.0000e+00", "0         ");
        }

        int decimals = Enumerable.Range(1, MostDecimals).FirstOrDefault(
            count => finite.All(value => Math.Abs(value - Math.Round(value, count)) <= 1e-6 * Math.Max(1, value)), MostDecimals);
        string format = $"0.{new string('0', decimals)}";

        // Next to numbers that are rounded to 0.0000, a real 0 has to look different.
        bool hidesSmall = finite.Any(value => value > 0 && Math.Round(value, decimals) == 0);
        return new NumberText(format, hidesSmall ? $"0{new string(' ', decimals + 1)}" : "");
    }

    public string Write(double value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        0 => zero.Length > 0 ? zero : 0.0.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString(format, CultureInfo.InvariantCulture),
    };
}
