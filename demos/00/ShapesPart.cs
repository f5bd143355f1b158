using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00.Demos;

/// <summary>Part 1: reshape leaves numbers in their order, transpose moves them.</summary>
internal sealed class ShapesPart(DemoStage stage)
{
    public void Run()
    {
        stage.Heading("1. Reshape, or transpose");
        stage.Say(
            "The numbers 0 to 11 as 3 rows of 4. Both of the others are 4 rows of 3. One turned rows "
            + "into columns; the other read row by row, and started its rows elsewhere.");

        var table = arange(12).reshape(3, 4); // [row, column]
        stage.ShowRow(
            [Draw(table, "3 × 4"), Draw(table.transpose(0, 1), "transposed"), Draw(table.reshape(4, 3), "reshaped")],
            "lesson00-reshape.png");

        var vectors = arange(12).reshape(2, 3, 2); // [sentence, word, feature]
        stage.Say(
            "ByFeature makes of two sentences of three words with two features, numbered 0 to 11: "
            + $"{Row(Tensors.ByFeature(vectors)[0])} for the first feature, {Row(Tensors.ByFeature(vectors)[1])} for the "
            + "second.");
    }

    private static Heatmap Draw(Tensor table, string title) => Heatmap.FromTensor(
        table,
        [.. Enumerable.Range(0, (int)table.size(0)).Select(i => $"{i}")],
        [.. Enumerable.Range(0, (int)table.size(1)).Select(i => $"{i}")],
        title,
        rowAxis: "row",
        columnAxis: "column",
        range: new HeatmapRange(0, 11));

    private static string Row(Tensor row) => string.Join(' ', row.data<long>().ToArray());
}
