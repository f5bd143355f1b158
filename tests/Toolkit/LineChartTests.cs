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
    public void Numbers_that_cannot_be_drawn_are_left_out()
    {
        var chart = new LineChart("Loss", Steps, ("train", [double.NaN, 2, double.PositiveInfinity, 1]));

        Draw(chart, 80).Lines.Sum(line => line.Count(letter => letter == '●')).Should().Be(3, "two points, one legend");
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

    private static LineChart Loss() => new(
        "Loss", Steps, ("train", [4, 2, 1, 0.5]), ("held out", [4, 2.5, 2, 1.8]))
    {
        XAxis = "step",
        YAxis = "nats",
    };

    private static TestConsole Draw(LineChart chart, int width)
    {
        var console = new TestConsole().Width(width);
        console.Profile.Capabilities.Unicode = true;
        console.Write(new LineChartView(chart));
        return console;
    }
}
