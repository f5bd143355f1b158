using FluentAssertions;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using NUnit.Framework;
using SkiaSharp;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace Katas.Tests.Toolkit;

public class LineChartTests
{
    private static readonly double[] Steps = [0, 10, 20, 30];

    [TestCase(30)]
    [TestCase(80)]
    [TestCase(140)]
    public void It_fits_the_terminal(int width)
    {
        var console = Draw(Loss(), width);

        console.Lines.Should().OnlyContain(line => new Segment(line).CellCount() <= width);
        console.Output.Should().Contain("Loss").And.Contain("train").And.Contain("held out");
    }

    [Test]
    public void The_first_number_stands_at_the_left_and_the_largest_at_the_top()
    {
        string[] rows = [.. Draw(Loss(), 80).Lines.Where(line => line.Contains('┤'))];

        rows[0].Should().Contain("┤●", "4 is the largest number and comes first");
        rows[^1].TrimEnd().Should().EndWith("●", "0.5 is the smallest and comes last");
    }

    [Test]
    public void A_logarithmic_axis_spreads_factors_evenly()
    {
        var chart = new LineChart("Gradient", [1, 2, 3], ("size", [1e-4, 1e-2, 1])) { Logarithmic = true };

        string[] rows = [.. Draw(chart, 80).Lines.Where(line => line.Contains('┤'))];

        int middle = Array.FindIndex(rows, row => row.IndexOf('●') is > 30 and < 60);
        middle.Should().BeInRange(6, 7, "1e-2 lies half way between 1e-4 and 1");
    }

    [Test]
    public void Places_may_have_names_of_their_own()
    {
        var chart = new LineChart("Time", [8, 9, 10], ("tiles", [1, 2, 4])) { PlaceName = power => $"{Math.Pow(2, power)}", XAxis = "tokens" };

        Draw(chart, 80).Lines.Should().ContainSingle(line => line.Contains("tokens")).Which.Trim().Should().StartWith("256").And.EndWith("1024");
    }

    [Test]
    public void The_vertical_axis_has_round_numbers_each_at_its_height()
    {
        string[] rows = [.. Draw(new LineChart("Loss", [0, 1], ("train", [4.83, 0.253])), 80).Lines.Where(line => line.Contains('┤'))];

        Labels(rows).Should().Equal("5", "4", "3", "2", "1");
        int three = Array.FindIndex(rows, row => row.TrimStart().StartsWith('3'));
        (4.83 - (three * (4.83 - 0.253) / 13)).Should().BeApproximately(3, 0.18, "a row is 0.35 high");
    }

    [TestCase(0.00003, 0.003, "0.003 0.002 0.001 0")]
    [TestCase(-0.17, 4, "4 3 2 1 0")]
    [TestCase(26.8, 96.2, "80 60 40")]
    [TestCase(0.003, 4, "4 3 2 1 0")]
    [TestCase(2.8, 4.1, "4 3.5 3")]
    [TestCase(0.0, 1.0, "1 0.8 0.6 0.4 0.2 0")]
    [TestCase(900.0, 30_000.0, "30,000 20,000 10,000 0")]
    [TestCase(5.0, 5.0, "5")]
    public void Round_numbers_on_a_linear_axis(double low, double high, string labels) =>
        Labels(Draw(new LineChart("", [0, 1], ("line", [low, high])), 80).Lines).Should().Equal(labels.Split(' '));

    [TestCase(0.4, 407, "100 10 1")]
    [TestCase(5.6e-5, 0.08, "0.1 0.01 0.001 1e-4")]
    [TestCase(0.4, 4, "2 1 0.5")]
    [TestCase(2.1, 4.4, "4.5 4 3.5 3 2.5")]
    public void Round_numbers_on_a_logarithmic_axis(double low, double high, string labels)
    {
        var chart = new LineChart("", [0, 1], ("line", [low, high])) { Logarithmic = true };

        Labels(Draw(chart, 80).Lines).Should().Equal(labels.Split(' '));
    }

    [Test]
    public void Numbers_that_cannot_be_drawn_are_left_out()
    {
        var chart = new LineChart("Loss", Steps, ("train", [double.NaN, 2, double.PositiveInfinity, 1]));

        Draw(chart, 80).Lines.Sum(line => line.Count(letter => letter == '●')).Should().Be(3, "two points, one legend");
    }

    [Test]
    public void Ten_lines_are_told_apart_by_their_marks_and_by_their_colours()
    {
        static LineChart Lines(Func<int, double> height) =>
            new("", [0, 1], [.. Enumerable.Range(0, 10).Select(i => ($"{i}", new[] { height(i), height(i) }))]) { FixedRange = (0, 9) };

        static string Colours(LineChart chart)
        {
            using var folder = new PictureFolder();
            using var picture = folder.Save(path => LineChartPng.SaveRow([chart], path));
            return string.Join(' ', picture.Pixels.CountBy(pixel => pixel).Where(colour => colour.Value > 300).Select(colour => $"{colour.Key}").Order());
        }

        var rows = Draw(Lines(i => i), 120).Lines.Where(line => line.Contains('┤'));
        rows.SelectMany(row => row[(row.IndexOf('┤') + 1)..]).Where(letter => letter is not (' ' or '·')).Distinct().Should().HaveCount(10);
        Enumerable.Range(0, 10).Select(shown => Colours(Lines(i => i == shown ? 5 : double.NaN))).Distinct().Should().HaveCount(10);
    }

    [Test]
    public void A_flat_line_and_a_fixed_range_are_drawn()
    {
        Draw(new LineChart("Flat", [0, 1], ("one", [1, 1])), 80).Output.Should().Contain("●");
        Draw(Loss() with { FixedRange = (1, 2) }, 80).Output.Should().Contain("●");
    }

    [Test]
    public void Lines_of_another_length_and_places_out_of_order_are_refused()
    {
        Action otherLength = () => _ = new LineChart("Loss", Steps, ("train", [1, 2]));
        Action outOfOrder = () => _ = new LineChart("Loss", [1, 0], ("train", [1, 2]));

        otherLength.Should().Throw<ArgumentException>().WithParameterName("lines");
        outOfOrder.Should().Throw<ArgumentException>().WithParameterName("x");
    }

    [Test]
    public void It_is_saved_as_a_picture()
    {
        string folder = Directory.CreateTempSubdirectory("chart").FullName;
        try
        {
            var console = new TestConsole().Width(200);
            var stage = new DemoStage(console, folder, folder, CancellationToken.None);

            stage.Show("chart.png", Loss(), Loss() with { Logarithmic = true });

            using var picture = SKBitmap.Decode(Path.Combine(folder, "chart.png"));
            picture.Width.Should().BeGreaterThan(1000);
            console.Output.Should().Contain("Saved as");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Its_title_is_as_bold_as_a_heatmaps_and_leaves_that_as_it_is()
    {
        const string title = "Loss of a model";
        using var folder = new PictureFolder();
        var map = new Heatmap(new double[1, 30], [""], [.. Enumerable.Repeat("", 30)], title);
        using var before = folder.Save(path => HeatmapPng.Save(map, path));
        using var chart = folder.Save(path => LineChartPng.SaveRow([new LineChart(title, Steps, ("train", [4, 2, 1, 0.5]))], path));
        using var after = folder.Save(path => HeatmapPng.Save(map, path));

        Pictures.Ink(before, SKRectI.Create(0, 0, before.Width, 45)).Should().BeGreaterThan(100);
        after.Bytes.Should().Equal(before.Bytes);
        double share = (double)Pictures.Ink(chart, SKRectI.Create(0, 0, chart.Width, 45))
            / Pictures.Ink(before, SKRectI.Create(0, 0, before.Width, 45));
        share.Should().BeApproximately(1, 0.1, "both are of one size");
    }

    [Test]
    public void Nothing_touches_the_edge_of_a_picture()
    {
        using var folder = new PictureFolder();
        using var picture = folder.Save(path => LineChartPng.SaveRow([Loss(), Loss() with { Logarithmic = true }], path));

        Pictures.EdgeInk(picture, 8).Should().Be(0);
    }

    private static LineChart Loss() => new(
        "Loss", Steps, ("train", [4, 2, 1, 0.5]), ("held out", [4, 2.5, 2, 1.8]))
    {
        XAxis = "step",
        YAxis = "nats",
    };

    /// <summary>What stands left of the vertical axis, from the top.</summary>
    private static IEnumerable<string> Labels(IEnumerable<string> rows) =>
        rows.Where(row => row.Contains('┤')).Select(row => row[..row.IndexOf('┤')].Trim()).Where(label => label.Length > 0);

    private static TestConsole Draw(LineChart chart, int width)
    {
        var console = new TestConsole().Width(width);
        console.Profile.Capabilities.Unicode = true;
        console.Write(new LineChartView(chart));
        return console;
    }
}
