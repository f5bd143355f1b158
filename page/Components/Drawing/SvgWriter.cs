using System.Globalization;
using System.Net;
using System.Text;

namespace Katas.Page.Components.Drawing;

/// <summary>Writes a drawing as SVG. Colours are the style sheet's, by classes.</summary>
internal sealed class SvgWriter
{
    /// <summary>How wide a letter is.</summary>
    public const double Letter = 6.8;

    private readonly StringBuilder text = new();

    /// <summary>Begins a drawing.</summary>
    /// <param name="kind">Its class.</param>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="words">What it is for those who do not see it.</param>
    public SvgWriter(string kind, double width, double height, string words)
    {
        text.Append(CultureInfo.InvariantCulture, $"<svg class=\"drawing {kind}\" width=\"{N(width)}\" height=\"{N(height)}\" ");
        text.Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {N(width)} {N(height)}\" role=\"img\" aria-label=\"{E(words)}\">");
    }

    /// <summary>How much room a text takes.</summary>
    public static double Room(string words) => words.Length * Letter;

    /// <summary>A text that fits into a number of letters.</summary>
    public static string Cut(string words, int most) => words.Length <= most ? words : words[..(most - 1)] + "…";

    /// <summary>A length as SVG has it.</summary>
    public static string N(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    public SvgWriter Line(string kind, double x1, double y1, double x2, double y2) =>
        Add($"<line class=\"{kind}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"/>");

    public SvgWriter Rect(string kind, Box box, double round = 0) =>
        Add($"<rect class=\"{kind}\" x=\"{N(box.X)}\" y=\"{N(box.Y)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\" rx=\"{N(round)}\"/>");

    public SvgWriter Circle(string kind, double x, double y, double radius) =>
        Add($"<circle class=\"{kind}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"/>");

    public SvgWriter Path(string kind, string path, double? width = null) =>
        Add($"<path class=\"{kind}\" d=\"{path}\"{(width is { } w ? $" stroke-width=\"{N(w)}\"" : "")}/>");

    /// <summary>A text; its class says whether it begins, ends or is in the middle there.</summary>
    /// <param name="kind">Its class.</param>
    /// <param name="x">Where it is, from the left.</param>
    /// <param name="y">The middle of its line.</param>
    /// <param name="words">What it says.</param>
    /// <param name="room">The width that it is given, whatever the font is; null for the font's own.</param>
    public SvgWriter Text(string kind, double x, double y, string words, double? room = null) =>
        Add($"<text class=\"{kind}\" x=\"{N(x)}\" y=\"{N(y)}\"{(room is { } length ? Fitted(length) : "")}>{E(words)}</text>");

    /// <summary>The whole of it.</summary>
    public override string ToString() => $"{text}</svg>";

    /// <summary>A text as SVG has it.</summary>
    public static string E(string words) => WebUtility.HtmlEncode(words);

    private static string Fitted(double length) => $" textLength=\"{N(length)}\" lengthAdjust=\"spacingAndGlyphs\"";

    private SvgWriter Add(string element)
    {
        text.Append(element);
        return this;
    }
}
