using System.Globalization;

namespace Katas.Toolkit.Drawing;

/// <summary>The ways to write the number in a cell, from the most exact to none at all.</summary>
internal sealed class CellText
{
    private readonly Func<double, string> _format;

    private CellText(Func<double, string> format) => _format = format;

    /// <summary>No numbers; a cell that is not a number still shows a question mark.</summary>
    public static CellText None { get; } = new(_ => string.Empty);

    /// <summary>What the reader must know to read the numbers, or null.</summary>
    public string? Note { get; private init; }

    /// <summary>The ways to write these values, the best first.</summary>
    public static IEnumerable<CellText> For(IEnumerable<double> values)
    {
        yield return Decimals(2);
        if (values.Where(double.IsFinite).All(value => value is >= 0 and <= 1))
        {
            // Weights lose too much with fewer decimals; as hundredths they lose nothing.
            yield return new CellText(value => Math.Round(value * 100).ToString("0", CultureInfo.InvariantCulture))
            {
                Note = "numbers are hundredths",
            };
            yield break;
        }

        yield return Decimals(1);
        yield return Decimals(0);
    }

    /// <summary>
    /// The text for one value. An exact 0 is written without decimals, to tell it from a very small number.
    /// </summary>
    public string Write(double value, bool unicode = true) => value switch
    {
        double.NaN => "?",
        _ when this == None => string.Empty,
        double.PositiveInfinity => unicode ? "∞" : "inf",
        double.NegativeInfinity => unicode ? "-∞" : "-inf",
        0 => "0",
        _ => _format(value),
    };

    /// <summary>One end of the colour scale, for the legend.</summary>
    public static string RangeEnd(double value) =>
        value.ToString(value == 0 || Math.Abs(value) >= 0.1 ? "0.##" : "G2", CultureInfo.InvariantCulture);

    // Rounding first and adding 0 keeps a tiny negative number from being written as -0.00.
    private static CellText Decimals(int count) =>
        new(value => (Math.Round(value, count) + 0.0).ToString($"F{count}", CultureInfo.InvariantCulture));
}
