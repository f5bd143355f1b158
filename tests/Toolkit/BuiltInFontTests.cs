using FluentAssertions;
using Katas.Toolkit.Drawing;
using NUnit.Framework;
using SkiaSharp;

namespace Katas.Tests.Toolkit;

public class BuiltInFontTests
{
    private static readonly string Printable =
        string.Concat(Enumerable.Range('!', 94).Select(code => (char)code)) + "…∞";

    [Test]
    public void It_has_every_printable_character_of_ASCII()
    {
        using var typeface = BuiltInFont.CreateTypeface();

        typeface.FamilyName.Should().Be(BuiltInFont.Family);
        typeface.ContainsGlyphs(" " + Printable).Should().BeTrue();
        typeface.ContainsGlyph('漢').Should().BeFalse();
    }

    [Test]
    public void All_characters_look_different()
    {
        using var typeface = BuiltInFont.CreateTypeface();
        using var font = new SKFont(typeface, 100);

        string[] outlines = [.. Printable.Select(character => Outline(font, character))];

        outlines.Should().NotContain(string.Empty).And.OnlyHaveUniqueItems();
        Outline(font, ' ').Should().BeEmpty();
    }

    [Test]
    public void An_upright_letter_is_drawn_upright()
    {
        using var typeface = BuiltInFont.CreateTypeface();
        using var font = new SKFont(typeface, 100);
        using var path = font.GetTextPath("L");

        // Skia's y grows downwards: the foot of the L is on the line, its stem on the left.
        path.Bounds.Left.Should().BeApproximately(0, 0.1f);
        path.Bounds.Top.Should().BeApproximately(-70, 0.1f);
        path.Bounds.Right.Should().BeApproximately(50, 0.1f);
        path.Bounds.Bottom.Should().BeApproximately(0, 0.1f);
        path.Contains(5, -65).Should().BeTrue();
        path.Contains(45, -5).Should().BeTrue();
        path.Contains(45, -65).Should().BeFalse();
        font.MeasureText("LL").Should().BeApproximately(120, 0.1f);
    }

    private static string Outline(SKFont font, char character)
    {
        using var path = font.GetTextPath(character.ToString());
        return path.ToSvgPathData();
    }
}
