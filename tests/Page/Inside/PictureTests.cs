using Bunit;
using FluentAssertions;
using Katas.Checker.Comparing;
using Katas.Checker.Verdicts;
using Katas.Page.Components.Drawing;
using Katas.Page.Components.Inside;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Microsoft.AspNetCore.Components.Web;
using NUnit.Framework;

namespace Katas.Page.Tests.Inside;

/// <summary>How stages are drawn, and what mouse and keys do in a drawing.</summary>
public sealed class PictureTests
{
    private const string Grid = "[role=grid]";

    private static readonly string[] Words = ["the", "cat", "sat"];

    private BunitContext browser = null!;

    [SetUp]
    public void Start()
    {
        browser = new BunitContext();
        browser.JSInterop.Mode = JSRuntimeMode.Loose; // the focus is set by the framework's script
    }

    [TearDown]
    public async Task End() => await browser.DisposeAsync();

    [Test]
    public void Arrow_keys_go_from_cell_to_cell_and_tell_each_one()
    {
        var picture = browser.Render<PictureView>(view => view.Add(it => it.Id, "x").Add(it => it.Picture, Matrix().Pictures[0]));

        picture.Find(".told").TextContent.Should().Contain("arrow keys");
        picture.Find(Grid).Focus();
        Told(picture).Should().Be("query the · key the 0 0·1 = 0");
        Press(picture, "ArrowDown", "ArrowRight", "ArrowRight");
        Told(picture).Should().Be("query cat · key sat 12 1·12 = 12");
        Press(picture, "ArrowRight", "ArrowRight");
        Told(picture).Should().StartWith("query cat · key sat", "there is nothing beyond the last column");
        Press(picture, "Home", "PageUp");
        Told(picture).Should().StartWith("query the · key the");
        picture.Find(Grid).KeyDown(new KeyboardEventArgs { Key = "ArrowDown", CtrlKey = true });
        Told(picture).Should().StartWith("query the · key the", "that is the browser's");
    }

    [Test]
    public void The_active_cell_is_where_it_says_it_is()
    {
        var picture = browser.Render<PictureView>(view => view.Add(it => it.Id, "x").Add(it => it.Picture, Matrix().Pictures[0]));

        picture.Find(Grid).Focus();
        Press(picture, "ArrowDown", "ArrowRight", "ArrowRight");

        var grid = picture.Find(Grid);
        grid.GetAttribute("aria-rowcount").Should().Be("3");
        grid.GetAttribute("aria-colcount").Should().Be("3");
        var cell = picture.Find($"#{grid.GetAttribute("aria-activedescendant")}");
        cell.GetAttribute("aria-colindex").Should().Be("3");
        cell.ParentElement!.GetAttribute("aria-rowindex").Should().Be("2");
        cell.TextContent.Should().Be("query cat · key sat: 12");
    }

    [Test]
    public void The_mouse_tells_of_the_cell_it_points_at()
    {
        var drawn = Matrix().Pictures[0];
        var picture = browser.Render<PictureView>(view => view.Add(it => it.Id, "x").Add(it => it.Picture, drawn));
        var box = drawn.Place(new Cell(2, 1));

        picture.Find(".mouse").MouseMove(new() { OffsetX = box.X + 3, OffsetY = box.Y + 3 });

        Told(picture).Should().StartWith("query sat · key cat 21");
        picture.Find(".mouse").MouseMove(new() { OffsetX = 1, OffsetY = 1 });
        Told(picture).Should().StartWith("query sat · key cat", "what was read stays");
    }

    [Test]
    public void A_click_or_enter_names_what_an_option_takes()
    {
        var clicked = new List<(string, string)>();
        var drawn = Matrix(new StageToggle("removed", "query")).Pictures[0];
        var picture = browser.Render<PictureView>(view => view
            .Add(it => it.Id, "x").Add(it => it.Picture, drawn).Add(it => it.Toggled, clicked.Add));
        var box = drawn.Place(new Cell(2, 0));

        picture.Find(".mouse").Click(new() { OffsetX = box.X + 3, OffsetY = box.Y + 3 });
        picture.Find(".mouse").Click(new() { OffsetX = 3, OffsetY = drawn.Place(new Cell(1, 0)).Y + 3 }); // its label
        picture.Find(Grid).KeyDown("Enter");

        clicked.Should().Equal(("removed", "sat"), ("removed", "cat"), ("removed", "sat"));
    }

    [Test]
    public void Of_several_heads_one_is_large()
    {
        var stage = Part("weights", [2, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7], new StageAxis("head", ["first", "second"]), "query", "key");
        var figure = browser.Render<StageFigure>(view => view.Add(it => it.Number, 3).Add(it => it.Stage, StagePictures.Draw(stage)));

        figure.FindAll(".thumb").Select(thumb => thumb.TextContent.Trim()).Should().Equal("first", "second");
        figure.FindAll(".thumb")[1].Click();

        figure.FindAll(".thumb")[1].GetAttribute("aria-pressed").Should().Be("true");
        figure.Find(Grid).Focus();
        figure.Find(".told").TextContent.Should().Contain("4");
        figure.Find("details").TriggerEvent("ontoggle", new());
        figure.FindAll("tbody td").Select(cell => cell.TextContent).Should().Equal("4", "5", "6", "7");
    }

    [Test]
    public void Words_are_drawn_in_the_cells()
    {
        var stage = Part("lens", [1, 2], [0.25, 0.5], "layer", "position");
        stage = stage with { Look = new StageLook(StageKind.Matrix) { Words = ["cat", "<end>"] } };

        StagePictures.Draw(stage).Pictures[0].Svg.Should().Contain(">cat</text>").And.Contain(">&lt;end&gt;</text>");
    }

    [Test]
    public void Bars_of_several_groups_keep_their_numbers()
    {
        var stage = Part("chances", [2, 3], [1, 2, 3, 4, 5, 6], new StageAxis("run", ["as it is", "without"]), new StageAxis("word", Words));
        stage = stage with { Look = new StageLook(StageKind.Bars) { Arithmetic = ["a", "b", "c", "d", "e", "f"] } };

        var bars = StagePictures.Draw(stage).Pictures.Should().ContainSingle().Which.Should().BeOfType<BarsPicture>().Which;

        bars.Describe(new Cell(1, 1)).Should().Be(new CellWords("run without · word cat", "5", "e"));
        var box = bars.Place(new Cell(2, 0));
        bars.At(box.X + 50, box.Y + 5).Should().Be(new Cell(2, 0));
        bars.At(box.X, 5).Should().BeNull("there stands the group's name");
    }

    [Test]
    public void Lines_leave_out_what_is_no_number()
    {
        var stage = Part("loss", [2, 3], [1, 2, 4, 3, double.NaN, 5], new StageAxis("line", ["law", "runs"]), new StageAxis("size", ["10", "20", "40"]));
        stage = stage with { Look = new StageLook(StageKind.Lines) };

        var lines = StagePictures.Draw(stage).Pictures.Should().ContainSingle().Which.Should().BeOfType<LinesPicture>().Which;

        lines.Svg.Should().NotContain("NaN").And.Contain(">runs</text>").And.Contain(">size</text>");
        lines.Move(new Cell(1, 0), "ArrowRight").Should().Be(new Cell(1, 2));
        lines.Move(new Cell(0, 1), "ArrowDown").Should().Be(new Cell(0, 1));
        var point = lines.Place(new Cell(0, 1));
        lines.At(point.X + 6, point.Y + 40).Should().Be(new Cell(0, 1), "the other line has nothing there");
    }

    [Test]
    public void Arrows_say_where_they_point()
    {
        var stage = Part("turned", [2, 2], [0, 1, -1, 0], new StageAxis("word", ["up", "left"]), "part");
        stage = stage with { Look = new StageLook(StageKind.Arrows) };

        var arrows = StagePictures.Draw(stage).Pictures.Should().ContainSingle().Which.Should().BeOfType<ArrowsPicture>().Which;

        arrows.Describe(new Cell(0, 0)).What.Should().Be("(0, 1), at 90°");
        arrows.Move(new Cell(0, 0), "ArrowRight").Should().Be(new Cell(1, 0));
        arrows.Place(new Cell(0, 0)).Overlaps(arrows.Place(new Cell(1, 0))).Should().BeFalse();
    }

    [Test]
    public void A_tree_is_walked_from_parents_to_children()
    {
        double[] nodes = [-1, 0, 0, -1.5, 0, -0.5, 2, -0.7, 1, -1.6];
        var stage = Part("beams", [5, 2], nodes, new StageAxis("node", ["start", "bad", "good", "end", "worse"]), new StageAxis("part", ["parent", "ln P"]));
        stage = stage with { Look = new StageLook(StageKind.Tree) };

        var tree = StagePictures.Draw(stage).Pictures.Should().ContainSingle().Which.Should().BeOfType<TreePicture>().Which;

        tree.Move(new Cell(0, 0), "ArrowRight").Should().Be(new Cell(2, 0), "it is likelier");
        tree.Move(new Cell(3, 0), "ArrowLeft").Should().Be(new Cell(2, 0));
        tree.Move(new Cell(0, 0), "ArrowLeft").Should().Be(new Cell(0, 0));
        tree.Move(new Cell(1, 0), "ArrowDown").Should().Be(new Cell(2, 0));
        tree.Describe(new Cell(3, 0)).Should().Be(new CellWords("start → good → end", "ln P -0.7", ""));
        (from one in Enumerable.Range(0, 5) from other in Enumerable.Range(0, one) select tree.Place(new(one, 0)).Overlaps(tree.Place(new(other, 0))))
            .Should().NotContain(true);
    }

    [Test]
    public void A_difference_tells_both_numbers_and_what_is_the_same_is_folded()
    {
        var mine = Part("scores", [1, 2], [1, 3], "query", "key");
        var reference = Part("scores", [1, 2], [1, 2.5], "query", "key");

        var differs = StagePictures.Draw(new StageDifference("scores", mine, reference, mine with { Values = [0, 0.5] }, Agrees: false));
        differs.Pictures[0].Describe(new Cell(0, 1)).Should().Be(new CellWords("query · key 1", "0.5", "yours 3, reference 2.5"));

        var same = StagePictures.Draw(new StageDifference("scores", mine, mine, mine with { Values = [0, 0] }, Agrees: true));
        var figure = browser.Render<StageFigure>(view => view.Add(it => it.Number, 1).Add(it => it.Stage, same));
        figure.FindAll(".picture").Should().BeEmpty();
        figure.Find(".note").TextContent.Should().Be("The same in both.");
        figure.Find("button").Click();
        figure.FindAll(".picture").Should().HaveCount(1);

        StagePictures.Draw(new StageDifference("more", mine, null, null, Agrees: false)).Should().BeEquivalentTo(
            new { Name = "more", Note = "The reference has no such stage.", Pictures = Array.Empty<StagePicture>() });
    }

    [Test]
    public void A_difference_has_a_scale_with_two_sides()
    {
        var mine = Part("scores", [1, 3], [1, 3, 2], "query", "key");
        var reference = Part("scores", [1, 3], [1, 2.5, 4], "query", "key");

        var picture = StagePictures.Draw(new StageDifference("scores", mine, reference, mine with { Values = [0, 0.5, -2] }, Agrees: false)).Pictures[0];

        picture.Scale.Should().Be(HeatmapRange.TwoSided([2]));
        System.Text.RegularExpressions.Regex.Matches(picture.Svg, "fill=\"(#[0-9A-F]+)\"/>").Select(match => match.Groups[1].Value).Should()
            .Equal(new[] { 0.5, 0.625, 0 }.Select(position => $"#{ColorScale.AtTwoSided(position).ToHex()}"));
        Scale(picture).Should().Equal("-2", "0", "+2");
        Scale(StagePictures.Draw(mine).Pictures[0]).Should().Equal(["0", "3"], "what has no sign by nature has one side");
        StagePictures.Draw(mine with { Look = new StageLook(StageKind.Matrix) { IsTwoSided = true } }).Pictures[0].Scale
            .Should().Be(HeatmapRange.TwoSided([3]), "the view says so");

        IEnumerable<string> Scale(StagePicture drawn) =>
            browser.Render<MapScale>(scale => scale.Add(it => it.Range, drawn.Scale!.Value)).FindAll("span").Select(part => part.TextContent);
    }

    [Test]
    public void What_is_no_tensor_is_said_in_words() =>
        StagePictures.Draw(new ProbePart("null", [], []) { Stage = "cache" }).Should().BeEquivalentTo(new { Name = "cache", Note = "null" });

    private static ShownStage Matrix(StageToggle? toggles = null)
    {
        var stage = Part("scores", [3, 3], [.. from row in Enumerable.Range(0, 3) from column in Enumerable.Range(0, 3) select (10.0 * row) + column],
            new StageAxis("query", Words), new StageAxis("key", Words));
        return StagePictures.Draw(stage with
        {
            Look = new StageLook(StageKind.Matrix)
            {
                Arithmetic = [.. stage.Values.Select(value => $"{(value >= 10 ? 1 : 0)}·{(value >= 10 ? value : 1)} = {value}")],
                Toggles = toggles,
            },
        });
    }

    private static ProbePart Part(string name, long[] shape, double[] values, params StageAxis[] axes) =>
        new("Float64", shape, values) { Stage = name, Axes = axes, Look = new StageLook(StageKind.Matrix) };

    private static void Press(IRenderedComponent<PictureView> picture, params string[] keys)
    {
        foreach (string key in keys)
        {
            picture.Find(Grid).KeyDown(key);
        }
    }

    private static string Told(IRenderedComponent<PictureView> picture) =>
        string.Join(' ', picture.FindAll(".told > *").Select(part => part.TextContent.Trim()));
}
