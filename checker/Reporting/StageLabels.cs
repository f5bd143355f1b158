using Katas.Checker.Verdicts;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>The words at a stage's dimensions.</summary>
internal static class StageLabels
{
    /// <summary>A label for each index of a dimension: the axis's own, or numbers.</summary>
    public static IReadOnlyList<string> Of(ProbePart stage, Index dimension)
    {
        int place = dimension.GetOffset(stage.Shape.Length);
        int count = (int)stage.Shape[place];
        var labels = stage.Axes.Count == stage.Shape.Length ? stage.Axes[place].Labels : null;
        return labels?.Count == count ? labels : [.. Enumerable.Range(0, count).Select(i => $"{i}")];
    }

    /// <summary>The stage's name, as a table's title.</summary>
    public static TableTitle Title(ProbePart stage) => new(Markup.Escape(stage.Stage ?? ""), new Style(decoration: Decoration.Bold));
}
