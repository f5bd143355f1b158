using System.Globalization;
using Katas.Checker.Verdicts;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>A stage as bars: a line for each index of the last dimension, and a group of them for each index of the one before.</summary>
internal static class StageBars
{
    private const int Width = 40;

    public static bool Fits(ProbePart stage) => stage.Tensor() is { Count: > 0, Shape.Length: 1 or 2 } && stage.Axes.Count == stage.Shape.Length;

    public static Table Draw(ProbePart stage)
    {
        int count = (int)stage.Shape[^1];
        var (labels, groups) = (StageLabels.Of(stage, ^1), stage.Shape.Length == 2 ? StageLabels.Of(stage, ^2) : [""]);
        double longest = stage.Values.Where(double.IsFinite).Select(Math.Abs).Append(1e-12).Max();
        var table = new Table { Border = TableBorder.None, ShowHeaders = false, Title = StageLabels.Title(stage) };
        table.AddColumns("group", "label", "bar", "value");
        table.Columns[1].RightAligned();
        for (int i = 0; i < stage.Values.Length; i++)
        {
            double value = stage.Values[i];
            int length = double.IsFinite(value) ? (int)Math.Round(Math.Abs(value) / longest * Width) : 0;
            table.AddRow(
                new Text(i % count == 0 ? groups[i / count] : ""),
                new Text(labels[i % count]),
                new Text(new string('█', length), new Style(value < 0 ? Color.IndianRed1 : Color.DodgerBlue1)),
                new Text(value.ToString("0.###", CultureInfo.InvariantCulture)));
        }

        return table;
    }
}
