using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FluentAssertions;
using Katas.Page.Texts;
using Katas.Tests.Checker;
using NUnit.Framework;

namespace Katas.Page.Tests.Figures;

/// <summary>Every figure of the lessons' texts is drawn whole: each line, each arrow, and each word in its column.</summary>
public sealed class LessonFigureTests
{
    private const int Width = 8;
    private const int Height = 18;
    private const string Arrows = "▲►▶▼◄→←";

    /// <summary>What goes up, to the right, down and to the left.</summary>
    private static readonly Dictionary<char, (bool Up, bool Right, bool Down, bool Left)> Lines = new()
    {
        ['─'] = (false, true, false, true),
        ['│'] = (true, false, true, false),
        ['┌'] = (false, true, true, false),
        ['┐'] = (false, false, true, true),
        ['└'] = (true, true, false, false),
        ['┘'] = (true, false, false, true),
        ['├'] = (true, true, true, false),
        ['┤'] = (true, false, true, true),
        ['┬'] = (false, true, true, true),
        ['┴'] = (true, true, false, true),
        ['┼'] = (true, true, true, true),
    };

    private static readonly TextPages Pages = new(RealBook.Instance);

    [TestCaseSource(nameof(Numbers))]
    public void What_has_lines_is_a_figure_and_the_rest_stays_text(string number)
    {
        var page = Read(number);
        var drawn = Figures(page).Select(Text).ToList();
        var fences = Regex.Matches(
            File.ReadAllText(RealBook.Instance.Lesson(number).Folders.Readme).ReplaceLineEndings("\n"),
            @"^```(?<language>\w*)\n(?<code>.*?)\n```$",
            RegexOptions.Multiline | RegexOptions.Singleline);

        fences.Where(fence => fence.Groups["language"].Length == 0).Select(fence => fence.Groups["code"].Value).Where(HasLines)
            .Should().BeSubsetOf(drawn);
        drawn.Where(text => !HasLines(text)).Should().BeEmpty();
        page.QuerySelectorAll("pre").Where(pre => pre.Closest("figure") is null).Select(pre => pre.TextContent)
            .Should().NotContain(text => HasLines(text));
    }

    [TestCaseSource(nameof(Numbers))]
    public void Every_line_goes_where_its_sign_goes(string number)
    {
        foreach (var figure in Figures(Read(number)))
        {
            var pieces = new PathPieces(figure.QuerySelector(".line")!.GetAttribute("d")!);
            foreach (var (row, column, sign) in Signs(Text(figure)).Where(place => Lines.ContainsKey(place.Sign)))
            {
                var (x, y) = ((column + 0.5) * Width, (row + 0.5) * Height);
                (pieces.Have(x, y - 6), pieces.Have(x + 2, y), pieces.Have(x, y + 6), pieces.Have(x - 2, y)).Should().Be(
                    Lines[sign], $"of the {sign} at {row}, {column} of\n{Text(figure)}");
            }
        }
    }

    [TestCaseSource(nameof(Numbers))]
    public void Every_arrow_has_a_head_in_its_place(string number)
    {
        foreach (var figure in Figures(Read(number)))
        {
            var heads = Regex.Matches(figure.QuerySelector(".head")!.GetAttribute("d")!, @"M(?<x>[\d.]+) (?<y>[\d.]+)").Select(head =>
                (X: Number(head.Groups["x"]), Y: Number(head.Groups["y"])));
            var arrows = Signs(Text(figure)).Where(place => Arrows.Contains(place.Sign)).ToList();

            heads.Should().HaveSameCount(arrows);
            heads.Zip(arrows)
                .Where(pair => Math.Abs(pair.First.X - ((pair.Second.Column + 0.5) * Width)) > Width
                    || Math.Abs(pair.First.Y - ((pair.Second.Row + 0.5) * Height)) > Height)
                .Should().BeEmpty();
        }
    }

    [TestCaseSource(nameof(Numbers))]
    public void Every_word_is_in_its_column_and_no_line_is_left_as_a_letter(string number)
    {
        foreach (var figure in Figures(Read(number)))
        {
            var words = from row in Text(figure).Split('\n').Index()
                        from Match run in Regex.Matches(row.Item, $@"[^\s{string.Concat(Lines.Keys)}{Arrows}]+( [^\s{string.Concat(Lines.Keys)}{Arrows}]+)*")
                        select ($"{run.Index * Width}", $"{(row.Index * Height) + (Height / 2)}", $"{run.Length * Width}", run.Value);

            figure.QuerySelectorAll("text")
                .Select(label => (label.GetAttribute("x"), label.GetAttribute("y"), label.GetAttribute("textLength"), label.TextContent))
                .Should().Equal(words);
        }
    }

    [Test]
    public void A_figure_is_called_what_its_section_is_called()
    {
        var names = Numbers().SelectMany(number => Figures(Read(number))).Select(Name).ToList();

        names.Should().HaveCountGreaterThanOrEqualTo(20).And.OnlyContain(name => name!.StartsWith("Figure: "));
        Figures(Read("01")).Select(Name).Should().Equal("Figure: The shapes");
        Figures(Read("02")).Select(Name).Should().Equal("Figure: The idea in one picture, 1 of 2", "Figure: The idea in one picture, 2 of 2");
    }

    [Test]
    public void A_lesson_s_page_has_the_same_figures()
    {
        var sections = Pages.Lesson(RealBook.Instance.Lesson("00"));

        sections.Sum(section => Regex.Count(section.Html + section.AfterPass, "<figure")).Should().Be(Figures(Read("00")).Count());
    }

    private static IEnumerable<string> Numbers() => RealBook.Instance.Numbers;

    private static IDocument Read(string number) => new HtmlParser().ParseDocument(Pages.Page($"exercises/{number}/README.md")!);

    private static IEnumerable<IElement> Figures(IDocument page) => page.QuerySelectorAll("figure.drawn");

    private static string Text(IElement figure) => figure.QuerySelector("details pre")!.TextContent;

    private static string? Name(IElement figure) => figure.QuerySelector("svg")!.GetAttribute("aria-label");

    private static bool HasLines(string text) => text.Any(sign => Lines.ContainsKey(sign) || "▲►▶▼◄".Contains(sign));

    private static IEnumerable<(int Row, int Column, char Sign)> Signs(string text) =>
        text.Split('\n').SelectMany((line, row) => line.Select((sign, column) => (row, column, sign)));

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);
}
