using System.Globalization;
using Katas.Checker.Verdicts;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>A stage as a tree: each node with its label and its score, below its parent.</summary>
internal static class StageTree
{
    /// <summary>Whether it is <c>[node, 2]</c>, and each node's parent stands before it.</summary>
    public static bool Fits(ProbePart stage) =>
        stage.Tensor() is { Count: > 0, Shape: [_, 2] }
        && Enumerable.Range(0, (int)stage.Shape[0]).All(node => stage.Values[2 * node] < node && stage.Values[2 * node] >= -1);

    public static Tree Draw(ProbePart stage)
    {
        var labels = StageLabels.Of(stage, ^2);
        var tree = new Tree(new Text(stage.Stage ?? "", new Style(decoration: Decoration.Bold)));
        var nodes = new List<TreeNode>();
        for (int i = 0; i < labels.Count; i++)
        {
            string score = stage.Values[(2 * i) + 1].ToString("0.###", CultureInfo.InvariantCulture);
            int parent = (int)stage.Values[2 * i];
            IHasTreeNodes above = parent < 0 ? tree : nodes[parent];
            nodes.Add(above.AddNode(new Text($"{labels[i]}  {score}")));
        }

        return tree;
    }
}
