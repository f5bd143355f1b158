using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03.Demos;

/// <summary>Part 2: the table of sinusoids, and how long its waves are.</summary>
internal sealed class WavesPart(DemoStage stage)
{
    private const int Length = 24;
    private const int Width = 32;

    public void Run()
    {
        stage.Heading("2. Waves: a clock with many hands");
        stage.Say(
            $"The first {Length} positions of an encoding with d_model {Width}. Each pair of columns is a hand of the "
            + "clock, its sine and its cosine, a row each position. On the left they turn fast, and tell neighbours "
            + "apart; on the right they have hardly moved: those are for much longer texts.");

        var waves = Heatmap.FromTensor(
            Sinusoids.Table(Length, Width),
            Drawing.Numbers(Length),
            Drawing.Numbers(Width),
            "Sinusoidal positions",
            rowAxis: "position",
            columnAxis: "feature",
            range: Drawing.Cosines);
        stage.ShowRow([waves], "lesson03-sinusoids.png"); // as a row: without numbers, the waves show
        ShowWavelengths();
        ShowOffset();
    }

    private void ShowWavelengths()
    {
        double[] frequencies = Sinusoids.Frequencies(Width).data<double>().ToArray(); // [pair]
        var table = new Table().AddColumns("features", "radians per position", "positions for one turn");
        foreach (int pair in new[] { 0, 1, 4, 8, 12, 15 })
        {
            double turn = 2 * Math.PI / frequencies[pair];
            table.AddRow($"{2 * pair} and {(2 * pair) + 1}", $"{frequencies[pair]:0.0000}", $"{turn:#,0}");
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
    }

    private void ShowOffset()
    {
        var whole = Sinusoids.Table(1_000_004, 4); // [length, d_model]
        var far = Sinusoids.Table(4, 4, offset: 1_000_000); // [4, d_model]
        double difference = (whole.narrow(0, 1_000_000, 4) - far).abs().max().ToDouble();
        string values = string.Join("  ", far[0].data<double>().ToArray().Select(value => $"{value:0.000}"));
        stage.Say(
            $"There is no longest text. Position 1,000,000 with d_model 4 is {values}, and with an offset nobody has "
            + $"to compute the million before it. It comes to the same: the difference is {difference}.");
    }
}
