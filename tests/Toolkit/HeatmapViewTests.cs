using FluentAssertions;
using Katas.Toolkit.Drawing;
using NUnit.Framework;
using Spectre.Console;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace Katas.Tests.Toolkit;

public class HeatmapViewTests
{
    private static readonly string[] Sentence = "the animal did not cross the street because it was tired".Split(' ');

    [TestCase(80, true)]
    [TestCase(80, false)]
    [TestCase(140, true)]
    [TestCase(40, true)]
    [TestCase(12, false)]
    public void Every_line_fits_the_console(int width, bool unicode)
    {
        foreach (int count in new[] { 1, 2, 11, 20, 64 })
        {
            var lines = Draw(Square(count), width, unicode: unicode);

            lines.Should().OnlyContain(line => new Segment(line).CellCount() <= width);
        }
    }

    [Test]
    public void With_room_labels_stand_above_their_numbers()
    {
        var lines = Draw(Words(), 140);

        int header = lines.FindIndex(line => line.Contains("because"));
        Sentence.Should().OnlyContain(word => lines[header].Contains(word));
        int end = lines[header].IndexOf("animal", StringComparison.Ordinal) + "animal".Length;
        lines[header + 1].Should().StartWith("    the ");
        lines[header + 1][..end].TrimEnd().Should().EndWith("0.01", "the number of column 1 stands below its label");
    }

    [Test]
    public void At_80_columns_labels_are_staggered_in_full_and_numbers_are_there()
    {
        var lines = Draw(Words(), 80);

        int upper = lines.FindIndex(line => line.Contains("because"));
        lines[upper].Split(' ', StringSplitOptions.RemoveEmptyEntries).Should()
            .Equal("animal", "not", "the", "because", "was");
        lines[upper + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Should()
            .Equal("the", "│", "did", "│", "cross", "│", "street", "│", "it", "│", "tired");
        lines[^4].Should().MatchRegex(@"was( [░▒▓█ ]0\.\d\d){11}");
    }

    [Test]
    public void Twenty_tokens_at_80_columns_have_labels_on_end_and_hundredths()
    {
        var lines = Draw(Square(20), 80);

        string[] letters = [.. lines.Skip(2).Take(7).Select(line => line.Length > 0 ? line.TrimEnd()[^1..] : "")];
        string.Concat(letters).Should().Be("token19");
        lines.Should().Contain(line => line.Contains("numbers are hundredths"));
    }

    [Test]
    public void A_map_too_wide_for_any_cell_is_drawn_in_blocks()
    {
        var lines = Draw(Square(64), 30);

        lines.Should().Contain(line => line.Contains("columns 1 to"));
        lines.Should().Contain(line => line.EndsWith("to 64"));
    }

    [Test]
    public void With_colour_the_cell_has_the_colour_of_its_value_and_ink_that_can_be_read()
    {
        var segments = Segments(new Heatmap(new double[,] { { 0, 1 } }, ["q"], ["a", "b"], ""), ColorSystem.TrueColor);

        var low = segments.Single(segment => segment.Text.Trim() == "0" && segment.Style.Background != Color.Default);
        var high = segments.Single(segment => segment.Text.Trim() == "1.00");
        low.Style.Should().Be(new Style(Color.White, ColorScale.At(0)));
        high.Style.Should().Be(new Style(Color.Black, ColorScale.At(1)));
    }

    [Test]
    public void A_scale_with_two_sides_has_0_between_its_halves()
    {
        var lines = Draw(Signed(), 80);

        lines[^1].Should().MatchRegex(@"^-2 ●+•+·+ * 0  *░+▒+▓+█+ \+2$");
        Draw(Signed(), 80, unicode: false)[^1].Should().MatchRegex(@"^-2 O+o+~+,+ * 0  *:+=+\*+#+@+ \+2$");
        Draw(Signed(), 16)[^1].Length.Should().BeLessThanOrEqualTo(16);
    }

    [Test]
    public void Of_a_scale_with_two_sides_0_has_no_colour_and_each_sign_its_own()
    {
        var segments = Segments(Signed(), ColorSystem.TrueColor);

        Color Behind(string number) => segments.First(segment => segment.Text.Trim() == number && segment.Style.Background != Color.Default).Style.Background;
        Behind("0").Should().Be(ColorScale.AtTwoSided(0.5));
        Behind("-2.00").Should().Be(ColorScale.AtTwoSided(0));
        Behind("1.00").Should().Be(ColorScale.AtTwoSided(0.75));
        string.Concat(Segments(Signed(), ColorSystem.NoColors).Select(segment => segment.Text)).Should().Contain("●-2.00").And.Contain("▒ 1.00");
    }

    [TestCase(ColorSystem.NoColors)]
    [TestCase(ColorSystem.Standard)]
    public void Without_enough_colours_shades_stand_beside_the_numbers(ColorSystem colors)
    {
        var segments = Segments(new Heatmap(new[,] { { 0.02, 0.5, 0.98 } }, ["q"], ["a", "b", "c"], ""), colors);

        segments.Should().OnlyContain(segment => segment.Style.Background == Color.Default);
        string.Concat(segments.Select(segment => segment.Text)).Should().Contain("q  0.02 ▒0.50 █0.98 ");
    }

    [Test]
    public void Without_Unicode_everything_is_ASCII()
    {
        var map = new Heatmap(
            new[,] { { 0.02, 0.5 }, { double.NegativeInfinity, 1 } }, ["漢字", "ü"], ["…", "b"], "Wörter");

        var lines = Draw(map, 80, unicode: false);

        lines.Should().OnlyContain(line => line.All(char.IsAscii));
        lines.Should().Contain(line => line.Contains("-inf"));
        lines.Should().Contain(line => line.Contains("*0.50"));
    }

    [Test]
    public void What_looks_like_markup_is_drawn_as_it_is()
    {
        var lines = Draw(new Heatmap(new double[,] { { 1 } }, ["[CLS]"], ["[/red]"], "[bold]title[/]"), 80);

        lines[0].Should().Be("[bold]title[/]");
        lines.Should().Contain(line => line.Contains("[CLS]"));
        lines.Should().Contain(line => line.Contains("[/red]"));
    }

    [Test]
    public void Characters_that_would_move_the_cursor_are_made_visible()
    {
        var lines = Draw(new Heatmap(new double[,] { { 1 } }, ["a\nb"], ["\t\u001b"], ""), 80);

        lines.Should().Contain(line => line.Contains(@"a\nb"));
        lines.Should().Contain(line => line.Contains(@"\t\u001b"));
        string.Concat(Draw(new Heatmap(new double[,] { { 1 } }, [" "], [""], ""), 80)).Should().Contain("' '");
    }

    [Test]
    public void Wide_characters_keep_the_columns_in_line()
    {
        var map = new Heatmap(new double[,] { { 0, 1 }, { 1, 0 } }, ["漢字", "ab"], ["漢", "字"], "");

        var lines = Draw(map, 80, numbers: false);

        lines[0].Should().Be("     漢字");
        new Segment(lines[1]).CellCount().Should().Be(new Segment(lines[2]).CellCount());
    }

    [Test]
    public void What_is_not_a_number_is_a_question_mark_with_a_note()
    {
        var map = new Heatmap(new[,] { { double.NaN, 0.5 } }, ["q"], ["a", "b"], "");

        Draw(map, 80).Should().Contain(line => line.Contains('?'))
            .And.Contain(line => line.EndsWith("? is not a number"));
        Draw(map, 80, numbers: false).Should().Contain(line => line.StartsWith("q  ?█"));
        Segments(map, ColorSystem.TrueColor).Single(segment => segment.Text.Trim() == "?")
            .Style.Should().Be(Style.Plain);
    }

    [Test]
    public void A_number_just_below_0_has_no_sign() =>
        Draw(new Heatmap(new[,] { { -0.001, -0.01 } }, ["q"], ["a", "b"], ""), 80)[1]
            .Should().Contain(" 0.00").And.Contain("-0.01").And.NotContain("-0.00");

    [Test]
    public void An_exact_zero_differs_from_a_small_number() =>
        Draw(new Heatmap(new[,] { { 0, 0.001 } }, ["q"], ["a", "b"], ""), 80)[1]
            .Should().MatchRegex(@"q\s+0\s+.?0\.00");

    [TestCase(0, 3)]
    [TestCase(3, 0)]
    public void An_empty_map_says_so(int rows, int columns)
    {
        var map = new Heatmap(
            new double[rows, columns],
            [.. Enumerable.Repeat("r", rows)],
            [.. Enumerable.Repeat("c", columns)],
            "Nothing");

        Draw(map, 80).Should().Contain($"Nothing to draw: this heatmap has {rows} rows and {columns} columns.");
    }

    [Test]
    public void A_long_row_label_is_cut_with_an_ellipsis()
    {
        var lines = Draw(
            new Heatmap(new double[1, 20], [new string('x', 60)], [.. Enumerable.Repeat("c", 20)], ""), 80);

        lines.Should().Contain(line => line.Contains("xxx… "));
    }

    [Test]
    public void Small_maps_stand_side_by_side()
    {
        var console = new TestConsole().Width(80);
        console.Write(new Columns(
            Enumerable.Range(0, 4).Select(_ => new HeatmapView(Square(4)) { Numbers = false, Legend = false }))
        { Expand = false });

        console.Lines.Should().Contain(line => line.Split("token3").Length == 5);
    }

    private static Heatmap Signed() => new(new double[,] { { -2, 0, 1 } }, ["q"], ["a", "b", "c"], "")
    {
        FixedRange = HeatmapRange.TwoSided([-2, 0, 1]),
    };

    private static Heatmap Words()
    {
        var values = new double[11, 11];
        for (int i = 0; i < 121; i++)
        {
            values[i / 11, i % 11] = i / 121.0;
        }

        return new Heatmap(values, Sentence, Sentence, "Words") { RowAxis = "query", ColumnAxis = "key" };
    }

    private static Heatmap Square(int count)
    {
        var values = new double[count, count];
        for (int i = 0; i < count; i++)
        {
            values[i, count - 1 - i] = 0.9 / (i + 1);
        }

        string[] labels = [.. Enumerable.Range(0, count).Select(i => $"token{i}")];
        return new Heatmap(values, labels, labels, "Square") { RowAxis = "query", ColumnAxis = "key" };
    }

    private static List<string> Draw(Heatmap map, int width, bool unicode = true, bool numbers = true)
    {
        var console = new TestConsole().Width(width).Colors(ColorSystem.NoColors).SupportsUnicode(unicode);
        console.Write(new HeatmapView(map) { Numbers = numbers });
        return [.. console.Lines];
    }

    private static List<Segment> Segments(Heatmap map, ColorSystem colors)
    {
        var console = new TestConsole().Width(80).Colors(colors);
        IRenderable view = new HeatmapView(map);
        return [.. view.Render(RenderOptions.Create(console, console.Profile.Capabilities), 80)];
    }
}
