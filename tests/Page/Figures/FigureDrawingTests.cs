using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FluentAssertions;
using Katas.Page.Texts.Figures;
using NUnit.Framework;

namespace Katas.Page.Tests.Figures;

/// <summary>How a figure's lines, corners, arrows and words are drawn. A cell is 8 wide and 18 high, so that the middle of the first is at 4, 9.</summary>
public sealed class FigureDrawingTests
{
    [Test]
    public void A_line_is_one_piece_however_long() => Lines(new string('─', 10_000)).Should().Be("M0 9H80000");

    [Test]
    public void A_long_figure_is_drawn_to_its_end()
    {
        const int Boxes = 2000;
        string text = string.Concat(Enumerable.Repeat("┌──────────┐\n│ a ─► b   │\n└──────────┘\n", Boxes));

        var svg = Draw(text);

        svg.QuerySelectorAll("text").Should().HaveCount(2 * Boxes);
        Regex.Count(svg.QuerySelector(".head")!.GetAttribute("d")!, "Z").Should().Be(Boxes);
        Regex.Count(svg.QuerySelector(".line")!.GetAttribute("d")!, "Q").Should().Be(4 * Boxes);
    }

    [Test]
    public void A_line_down_is_one_piece() => Lines("│\n│\n│").Should().Be("M4 0V54");

    [Test]
    public void A_corner_joins_the_two_lines_that_meet_in_it() => Lines("──┐\n  │").Should().Be("M0 9H16M20 18V36M16 9Q20 9 20 13V18");

    [Test]
    public void A_box_is_closed()
    {
        var lines = new PathPieces(Lines("┌──┐\n│  │\n└──┘"));

        lines.Have(4, 20).Should().BeTrue();
        foreach (var (x, y) in new[] { (4, 9), (28, 9), (4, 45), (28, 45), (16, 9), (16, 45), (4, 27), (28, 27) })
        {
            lines.Have(x, y).Should().BeTrue($"the edge goes through {x}, {y}");
        }

        lines.Have(16, 27).Should().BeFalse();
    }

    [TestCase("├", true, true, true, false)]
    [TestCase("┤", true, false, true, true)]
    [TestCase("┬", false, true, true, true)]
    [TestCase("┴", true, true, false, true)]
    [TestCase("┼", true, true, true, true)]
    public void A_branch_goes_to_its_sides(string sign, bool up, bool right, bool down, bool left)
    {
        var lines = new PathPieces(Lines(sign));

        new[] { lines.Have(4, 2), lines.Have(7, 9), lines.Have(4, 16), lines.Have(1, 9) }.Should().Equal(up, right, down, left);
    }

    [TestCase("─►", "M16 9L8 12.5L8 5.5Z")]
    [TestCase("─→", "M16 9L8 12.5L8 5.5Z")]
    [TestCase("◄─", "M0 9L8 5.5L8 12.5Z")]
    [TestCase("│\n▼", "M4 36L0.5 28L7.5 28Z")]
    [TestCase("▲\n│", "M4 0L7.5 8L0.5 8Z")]
    public void An_arrow_is_a_triangle_that_points_its_way(string text, string head) => Heads(text).Should().Be(head);

    [Test]
    public void An_arrow_touches_the_line_in_front_of_it() => Heads("│◄─").Should().StartWith("M4 9L");

    [Test]
    public void An_arrow_stops_at_words_and_at_a_line_that_comes_to_it()
    {
        Heads("a◄─").Should().StartWith("M8 9L");
        Heads("▼\n│").Should().StartWith("M4 18L");
    }

    [Test]
    public void An_arrow_by_itself_has_a_stem() => Lines("1 → 2").Should().Be("M12 9L16 9");

    [Test]
    public void A_line_down_leaves_a_gap_to_the_words_that_it_joins() => Lines("a ┐\n│ │\n│ b\nc").Should().Be("M4 21V51M20 18V33M16 9Q20 9 20 13V18");

    [Test]
    public void An_arrow_into_a_box_leaves_its_edge_whole()
    {
        const string Text = " │ \n─▼─";

        Lines(Text).Should().Contain("M0 27H24");
        Heads(Text).Should().StartWith("M12 27L");
    }

    [Test]
    public void Words_have_the_room_of_their_columns()
    {
        var label = Draw("─► [a < b]").QuerySelector("text")!;

        label.TextContent.Should().Be("[a < b]");
        new[] { "x", "y", "textLength" }.Select(label.GetAttribute).Should().Equal("24", "9", "56");
    }

    [Test]
    public void It_says_what_it_is()
    {
        var svg = Draw("─►");

        svg.GetAttribute("role").Should().Be("img");
        svg.GetAttribute("aria-label").Should().Be("Figure: <one>");
        svg.GetAttribute("viewBox").Should().Be("0 0 16 18");
    }

    [TestCase("")]
    [TestCase("\n\n\n")]
    [TestCase("►")]
    [TestCase("╬═╗ ☃ ░▒▓ \ud800 \udc00 \u0000 \u0301 ‮x")]
    [TestCase("┐┌\n┘└\n▲▼\n◄►")]
    public void Whatever_is_in_it_is_drawn(string text)
    {
        var svg = Draw(text);

        svg.QuerySelectorAll("text").SelectMany(label => label.TextContent).Where("╬═╗☃░▒▓x".Contains)
            .Should().Equal(text.Where("╬═╗☃░▒▓x".Contains));
    }

    [Test]
    public void Any_signs_in_any_places_are_drawn([Range(0, 19)] int seed)
    {
        string[] signs = [.. "─│┌┐└┘├┤┬┴┼▲►▼◄→←   ab\n\n\t日╬".Select(sign => $"{sign}"), "m\u0302", "\r\n"];
        var random = new Random(seed);
        string text = string.Concat(random.GetItems(signs, 400));

        var svg = Draw(text);

        Regex.Count(svg.QuerySelector(".head")!.GetAttribute("d")!, "Z").Should().Be(text.Count(sign => "▲►▼◄→←".Contains(sign)));
        string.Concat(svg.QuerySelectorAll("text").Select(label => label.TextContent)).Should().NotContainAny("─", "│", "┼", "►", "→");
    }

    private static string Lines(string text) => Draw(text).QuerySelector(".line")!.GetAttribute("d")!;

    private static string Heads(string text) => Draw(text).QuerySelector(".head")!.GetAttribute("d")!;

    private static IElement Draw(string text) =>
        new HtmlParser().ParseDocument(FigureDrawing.Write(FigureGrid.Read(text), "Figure: <one>")).QuerySelector("svg")!;
}
