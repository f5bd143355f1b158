using System.Globalization;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson00.Demos;

/// <summary>Part 3: gradient descent finds a line through points, at three learning rates.</summary>
internal sealed class DescentPart(DemoStage stage)
{
    private const int Steps = 40;

    private static readonly double[] s_rates = [0.02, 0.3, 0.7];

    public void Run()
    {
        stage.Heading("3. Descent");
        stage.Say(
            "Twenty points near the line y = 2x - 1. The model has two weights, a slope and a constant, both 0 at first; each "
            + "step goes against the gradient of the mean squared error. Three learning rates:");

        using var generator = new Generator(4);
        var x = linspace(-2, 2, 20); // [row]
        var inputs = stack([x, ones(20)], 1); // [row, 2]: the constant is the weight of a 1
        var targets = (2 * x) - 1 + (randn(20, generator: generator) * 0.3); // [row]
        var runs = s_rates.Select(rate => Descend(inputs, targets, rate)).ToList();
        stage.Show(
            "lesson00-descent.png",
            new LineChart(
                "Three learning rates",
                [.. Enumerable.Range(0, Steps + 1).Select(step => (double)step)],
                [.. s_rates.Zip(runs).Select(pair => (Write($"rate {pair.First:0.##}"), pair.Second.Losses))])
            {
                XAxis = "step",
                YAxis = "loss",
                Logarithmic = true,
            });
        stage.Say(
            Write($"At {s_rates[1]:0.##} the line is y = {runs[1].Slope:0.00}x {runs[1].Constant:+0.00;-0.00} after {Steps} ")
            + Write($"steps. At {s_rates[0]:0.##} it is on its way. At {s_rates[2]:0.##} each step goes past the lowest point, ")
            + "and further each time: the loss grows without end. The noise in the points is what is left of the loss: no line "
            + "goes through all of them.");
    }

    private static (double[] Losses, double Slope, double Constant) Descend(Tensor inputs, Tensor targets, double rate)
    {
        using var scope = NewDisposeScope();
        using var weights = new Parameter(zeros(2));
        var losses = new List<double>();
        for (int step = 0; step < Steps; step++)
        {
            losses.Add(Learning.Gradient(weights, inputs, targets).loss.ToDouble());
            (inputs.matmul(weights) - targets).square().mean().backward();
            Learning.Step([weights], rate);
        }

        losses.Add(Learning.Gradient(weights, inputs, targets).loss.ToDouble());
        return ([.. losses], weights[0].ToDouble(), weights[1].ToDouble());
    }

    private static string Write(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
