using System.Globalization;
using Katas.Checker.Verdicts;
using Katas.Toolkit.Drawing;

namespace Katas.Checker.Reporting;

/// <summary>A stage as a chart of lines.</summary>
internal static class StageLines
{
    /// <summary>The chart; null if the stage is not <c>[line, place]</c> or <c>[place]</c>, with two places or more in rising order.</summary>
    public static LineChart? Chart(ProbePart stage)
    {
        if (stage.Tensor() is not { Count: > 0, Shape.Length: 1 or 2 } || stage.Axes.Count != stage.Shape.Length)
        {
            return null;
        }

        int places = (int)stage.Shape[^1];
        double[] x = Places(StageLabels.Of(stage, ^1));
        if (places < 2 || x.Zip(x.Skip(1)).Any(pair => !(pair.First < pair.Second)))
        {
            return null;
        }

        IReadOnlyList<string> names = stage.Shape.Length == 2 ? StageLabels.Of(stage, ^2) : [stage.Stage ?? ""];
        return new LineChart(
            stage.Stage ?? "",
            x,
            [.. names.Select((name, line) => (name, stage.Values[(line * places)..((line + 1) * places)]))])
        {
            XAxis = stage.Axes[^1].Name,
        };
    }

    /// <summary>The labels where all are numbers, else 0, 1, 2 and so on.</summary>
    private static double[] Places(IReadOnlyList<string> labels)
    {
        double[] numbers =
        [
            .. labels.Select(label => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN),
        ];
        return numbers.Any(double.IsNaN) ? [.. Enumerable.Range(0, labels.Count).Select(i => (double)i)] : numbers;
    }
}
