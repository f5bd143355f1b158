using FluentAssertions;
using Katas.Page.Texts.Figures;
using NUnit.Framework;

namespace Katas.Page.Tests.Figures;

/// <summary>What is a figure, and where its words stand.</summary>
public sealed class FigureGridTests
{
    [TestCase("a ─► b")]
    [TestCase("┌ 1 ┐\n└ 2 ┘")]
    [TestCase("a\n│\n▼\nb")]
    [TestCase("[2, 3]\n   [3]\n──────\n[2, 3]")]
    [TestCase("x + ◄┘")]
    public void What_has_a_line_that_goes_on_is_a_figure(string text) => FigureGrid.Read(text).IsFigure.Should().BeTrue();

    [TestCase("")]
    [TestCase("\n\n")]
    [TestCase("position  sin(p)  cos(p)\n   0       0.000   1.000")]
    [TestCase("query  [1 0 | 0 1]\nkey    [0 1 | 1 0]")]
    [TestCase("x ← norm(x + f(x))\n")]
    [TestCase("T → 0: greedy")]
    [TestCase("+---+\n| a |\n+---+")]
    [TestCase("a │ b │ c")]
    [TestCase("a\n─\nb")]
    public void A_table_a_formula_or_an_example_is_none(string text) => FigureGrid.Read(text).IsFigure.Should().BeFalse();

    [Test]
    public void Words_stand_where_they_begin_and_two_blanks_or_a_line_part_them() =>
        Labels("  a b   c│d e ─► [f, g]\n\n x").Should().Equal((0, 2, 3, "a b"), (0, 8, 1, "c"), (0, 10, 3, "d e"), (0, 17, 6, "[f, g]"), (2, 1, 1, "x"));

    [Test]
    public void An_accent_takes_no_column_and_a_wide_letter_two() =>
        Labels("m\u0302 v  日本 x  y").Should().Equal((0, 0, 3, "m\u0302 v"), (0, 5, 6, "日本 x"), (0, 13, 1, "y"));

    [Test]
    public void A_tab_is_four_blanks_and_a_sign_without_shape_is_one() =>
        Labels("\ta\u0007\u0007b\r\nc").Should().Equal((0, 4, 1, "a"), (0, 7, 1, "b"), (1, 0, 1, "c"));

    private static IEnumerable<(int Row, int Column, int Width, string Text)> Labels(string text) =>
        FigureGrid.Read(text).Labels().Select(label => (label.Row, label.Column, label.Width, label.Text));
}
