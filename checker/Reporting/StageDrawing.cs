using Katas.Checker.Comparing;
using Katas.Checker.Verdicts;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Katas.Checker.Reporting;

/// <summary>Draws a view's stage in the terminal, the way its kind asks for; what has another shape is drawn as a matrix.</summary>
internal static class StageDrawing
{
    private const int MostMaps = 8;

    /// <summary>What to write, one below the other.</summary>
    public static IReadOnlyList<IRenderable> Draw(ProbePart stage) => stage.Look?.Kind switch
    {
        StageKind.Bars when StageBars.Fits(stage) => [StageBars.Draw(stage)],
        StageKind.Lines when StageLines.Chart(stage) is { } chart => [new LineChartView(chart)],
        StageKind.Arrows when StageArrows.Fits(stage) => [StageArrows.Draw(stage)],
        StageKind.Tree when StageTree.Fits(stage) => [StageTree.Draw(stage)],
        _ => Maps(stage),
    };

    /// <summary>Saves a stage as a picture; false where its kind has none.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static bool Save(ProbePart stage, string path)
    {
        if (stage.Look?.Kind == StageKind.Lines && StageLines.Chart(stage) is { } chart)
        {
            LineChartPng.SaveRow([chart], path);
            return true;
        }

        var maps = StageMaps.Draw(stage, MostMaps);
        if (maps.Count == 0 || stage.Look?.Kind is StageKind.Arrows or StageKind.Tree)
        {
            return false;
        }

        HeatmapPng.SaveRow(maps, path);
        return true;
    }

    private static IReadOnlyList<IRenderable> Maps(ProbePart stage)
    {
        var maps = StageMaps.Draw(stage, MostMaps);
        return maps.Count switch
        {
            0 => [new Text($"{stage.Stage}: {PartComparison.Describe(stage)}")],
            1 => [new HeatmapView(maps[0])],
            _ =>
            [
                new Columns(maps.Select(map => new HeatmapView(map) { Numbers = false, Legend = false })) { Expand = false },
                new HeatmapLegend(maps[0].Range),
            ],
        };
    }
}
