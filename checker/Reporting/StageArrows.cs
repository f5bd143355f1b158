using System.Globalization;
using Katas.Checker.Verdicts;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>A stage as arrows: where each points to, its angle, and its length.</summary>
internal static class StageArrows
{
    private static readonly string[] Heads = ["→", "↗", "↑", "↖", "←", "↙", "↓", "↘"];

    public static bool Fits(ProbePart stage) =>
        stage.Tensor() is { Count: > 0, Shape: [.., 2] and { Length: 2 or 3 } } && stage.Axes.Count == stage.Shape.Length;

    public static Table Draw(ProbePart stage)
    {
        int arrows = (int)stage.Shape[^2];
        var names = StageLabels.Of(stage, ^2);
        IReadOnlyList<string> groups = stage.Shape.Length == 3 ? StageLabels.Of(stage, ^3) : [""];
        var table = new Table { Border = TableBorder.None, Title = StageLabels.Title(stage) };
        table.AddColumns("", stage.Axes[^2].Name, "", "angle", "right", "up");
        foreach (var column in table.Columns.Skip(3))
        {
            column.RightAligned();
        }

        for (int i = 0; i < arrows * groups.Count; i++)
        {
            var (x, y) = (stage.Values[2 * i], stage.Values[(2 * i) + 1]);
            double angle = Math.Atan2(y, x) * 180 / Math.PI;
            string head = double.IsFinite(angle) ? Heads[((int)Math.Round(angle / 45) + 8) % 8] : "?";
            table.AddRow(
                new Text(i % arrows == 0 ? groups[i / arrows] : ""), new Text(names[i % arrows]), new Text(head), Number(angle, "0°"), Number(x), Number(y));
        }

        return table;
    }

    private static Text Number(double value, string format = "0.00") => new(value.ToString(format, CultureInfo.InvariantCulture));
}
