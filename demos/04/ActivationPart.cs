using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>Part 1: the bend between the two maps of a feed-forward network.</summary>
internal sealed class ActivationPart(DemoStage stage)
{
    public void Run()
    {
        stage.Heading("1. Activations");
        stage.Say(
            "Two linear maps in a row are one linear map. What makes the feed-forward network worth its parameters is "
            + "the bend between them. ReLU has a corner; GELU is smooth, and dips below 0 on the left.");

        var x = linspace(-4, 4, 49); // [place]
        var relu = Activations.Relu(x);
        var gelu = Activations.Gelu(x);
        stage.Show(
            "lesson04-activations.png",
            new LineChart(
                "Activations", Numbers.Read(x), ("ReLU", Numbers.Read(relu)), ("GELU", Numbers.Read(gelu)))
            {
                XAxis = "x",
                YAxis = "activation(x)",
            });

        var table = new Table().AddColumns("x", "ReLU", "GELU, exact", "GELU by tanh", "difference");
        foreach (double place in new[] { -3, -2, -0.75, 0, 0.75, 2, 3 })
        {
            var point = tensor(place);
            double exact = Activations.Gelu(point).ToDouble();
            double byTanh = Activations.GeluTanh(point).ToDouble();
            table.AddRow(
                $"{place}",
                $"{Rounded(Activations.Relu(point).ToDouble())}",
                $"{Rounded(exact):0.00000}",
                $"{Rounded(byTanh):0.00000}",
                $"{Rounded(byTanh - exact):0.00000}");
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
    }

    // Adding 0 turns -0 into 0: -3 times 0 is -0, and a tiny negative number rounds to -0.
    private static double Rounded(double number) => Math.Round(number, 5) + 0.0;
}
