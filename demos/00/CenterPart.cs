using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00.Demos;

/// <summary>Part 2: a mean for each row, stretched over it by broadcasting; and what happens without keepdim.</summary>
internal sealed class CenterPart(DemoStage stage)
{
    public void Run()
    {
        stage.Heading("2. keepdim");
        stage.Say(
            "Four rows on different levels. Centered, they look alike. Without keepdim, the four means are taken for a row "
            + "of four columns, and in a square nothing complains.");

        using var generator = new Generator(2);
        var level = tensor(new float[,] { { -3 }, { 0 }, { 2 }, { 5 } }); // [row, 1]
        var values = level + randn(4, 4, generator: generator); // [row, 1] + [row, column] → [row, column]
        stage.ShowRow(
            [
                Draw(values, "as they are"), Draw(Tensors.Center(values), "centered"),
                Draw(values - values.mean([-1L]), "without keepdim"),
            ],
            "lesson00-center.png");
    }

    private static Heatmap Draw(Tensor table, string title) => Heatmap.FromTensor(
        table, ["0", "1", "2", "3"], ["0", "1", "2", "3"], title, "row", "column", new HeatmapRange(-10, 10));
}
