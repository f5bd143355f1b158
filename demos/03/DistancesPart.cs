using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03.Demos;

/// <summary>Part 4: distances, clipped and in buckets.</summary>
internal sealed class DistancesPart(DemoStage stage)
{
    private const int Length = 14;

    public void Run()
    {
        stage.Heading("4. Distances: who is how far from whom");
        stage.Say(
            "Key minus query. Clipped at 3 there are 7 different ones; sorted into 8 buckets (largest distance 12), "
            + "near ones are told apart and far ones share, before in the first four buckets and after in the last "
            + "four. The numbers of the second and the third picture are rows of a learned table.");

        var distances = Distances.Between(Length, Length); // [query, key]
        stage.ShowRow(
            [
                Map("distance", distances),
                Map("clipped at 3", Distances.Clip(distances, 3)),
                Map("8 buckets", Distances.Bucket(distances, true, 8, 12)),
            ],
            "lesson03-distances.png");

        stage.Say(
            "T5 has 32 buckets and a largest distance of 128. In an encoder each direction has 16 of them; in a "
            + "decoder, where nobody looks ahead, all of them look back:");
        var table = new Table().AddColumns("", "one by one", "first shared buckets", "last bucket");
        table.AddRow(Row("encoder, each way", true, 16));
        table.AddRow(Row("decoder, back", false, 32));
        stage.Console.Write(table);
        stage.Console.WriteLine();
    }

    /// <summary>Which distances share a bucket, looking back.</summary>
    private static string[] Row(string name, bool bidirectional, int share)
    {
        long[] buckets = Distances.Bucket(-arange(1000), bidirectional).data<long>().ToArray(); // [distance]
        var groups = buckets.Select((bucket, distance) => (bucket, distance))
            .GroupBy(pair => pair.bucket, pair => pair.distance)
            .Select(group => (First: group.First(), Last: group.Last()))
            .ToArray();
        int alone = groups.TakeWhile(group => group.First == group.Last).Count();
        var shared = groups.Skip(alone).Take(4).Select(group => $"{group.First}–{group.Last}");
        return [name, $"0–{alone - 1}", string.Join(", ", shared) + " …", $"{groups[share - 1].First} and more"];
    }

    private static Heatmap Map(string title, Tensor numbers) => Heatmap.FromTensor(
        numbers, Drawing.Numbers(Length), Drawing.Numbers(Length), title);
}
