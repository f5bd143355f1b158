using ScottPlot;
using SkiaSharp;

namespace Katas.Toolkit.Drawing;

/// <summary>Finds a font that has the letters of a picture's labels.</summary>
internal static class Typefaces
{
    // Without serifs, as labels are small. One of these is on nearly every machine that has fonts.
    private static readonly string[] Preferred =
        ["Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Liberation Sans", "Open Sans", "Arial"];

    private static readonly Lazy<SKTypeface> BuiltIn = new(() =>
    {
        var typeface = BuiltInFont.CreateTypeface();
        Fonts.FontResolvers.Insert(0, new BuiltInResolver(typeface));
        return typeface;
    });

    /// <summary>A font for these texts, and the name by which ScottPlot finds it.</summary>
    public static (string Name, SKTypeface Typeface) For(PictureFont font, IEnumerable<string> texts)
    {
        var families = SKFontManager.Default.FontFamilies.ToHashSet(StringComparer.OrdinalIgnoreCase);
        string text = string.Concat(texts);
        string name = Preferred.FirstOrDefault(families.Contains) ?? SKTypeface.Default.FamilyName;
        if (font == PictureFont.System && !string.IsNullOrEmpty(name))
        {
            var typeface = Fonts.GetTypeface(name, bold: false, italic: false);
            if (!typeface.ContainsGlyphs(text) && Fonts.Detect(text) is { Length: > 0 } better)
            {
                (name, typeface) = (better, Fonts.GetTypeface(better, bold: false, italic: false));
            }

            // A machine without fonts still has a typeface: one that draws nothing.
            if (typeface.GlyphCount > 0)
            {
                return (name, typeface);
            }
        }

        return (BuiltInFont.Family, BuiltIn.Value);
    }

    /// <summary>The bold typeface of a font; the built-in one has a single weight.</summary>
    public static SKTypeface Bold(string name, SKTypeface regular) =>
        name == BuiltInFont.Family ? regular : Fonts.GetTypeface(name, bold: true, italic: false);

    private sealed class BuiltInResolver(SKTypeface typeface) : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            fontName == BuiltInFont.Family ? typeface : null;

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
            fontName == BuiltInFont.Family ? typeface : null;
    }
}
