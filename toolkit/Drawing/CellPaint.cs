using Spectre.Console;
using Spectre.Console.Rendering;

namespace Katas.Toolkit.Drawing;

/// <summary>Paints a cell: in colour where the terminal has enough colours, else in shades.</summary>
internal static class CellPaint
{
    private const string Shades = " ░▒▓█";
    private const string AsciiShades = " :=*#@"; // no '.', '-' or '+', which would read as part of a number

    // Below the middle of a scale with two sides.
    private const string ShadesBelow = " ·•●";
    private const string AsciiShadesBelow = " ,~oO";

    /// <summary>A cell with no number in it.</summary>
    public static Segment Blank(HeatmapRange range, double position, int width, RenderOptions options) => HasColor(options)
        ? new Segment(new string(' ', width), new Style(background: range.ColorAt(position)))
        : new Segment(new string(Shade(range, position, options), width));

    /// <summary>A cell with a number. Without colours, a shade precedes the number; with them, the colour is behind it.</summary>
    public static Segment Number(HeatmapRange range, double position, string text, int width, RenderOptions options)
    {
        if (!HasColor(options))
        {
            return new Segment((Shade(range, position, options) + text).PadRight(width));
        }

        var color = range.ColorAt(position);
        return new Segment(Centre(text, width), new Style(ColorScale.InkOn(color), color));
    }

    /// <summary>The text centred in a number of columns; of two possible middles, the right one.</summary>
    public static string Centre(string text, int width)
    {
        int blanks = Math.Max(width - LabelText.Width(text), 0);
        return new string(' ', (blanks + 1) / 2) + text + new string(' ', blanks / 2);
    }

    // With 16 colours or fewer the scale would fall to a few unrelated ones: shades keep the order.
    private static bool HasColor(RenderOptions options) => options.ColorSystem >= ColorSystem.EightBit;

    private static char Shade(HeatmapRange range, double position, RenderOptions options)
    {
        bool isBelow = range.IsTwoSided && position < 0.5;
        string shades = (isBelow, options.Unicode) switch
        {
            (false, true) => Shades,
            (false, false) => AsciiShades,
            (true, true) => ShadesBelow,
            (true, false) => AsciiShadesBelow,
        };
        double strength = range.IsTwoSided ? Math.Abs((2 * position) - 1) : position;
        return shades[Math.Min((int)(strength * shades.Length), shades.Length - 1)];
    }
}
