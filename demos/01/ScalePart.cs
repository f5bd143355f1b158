using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01.Demos;

/// <summary>Part 5: why scores are divided by the root of d_k.</summary>
internal sealed class ScalePart(DemoStage stage)
{
    private const int Queries = 200;
    private const int Keys = 8;

    private static readonly long[] Sizes = [4, 64, 256];

    public void Run()
    {
        stage.Heading("5. Why scores are scaled");
        stage.Say(
            "Random queries and keys, so no key deserves more than another. A dot product over d_k features has a "
            + "variance of d_k: unscaled, longer vectors give larger scores, and softmax bets everything on one key.");

        using var generator = new Generator(1);
        var raw = Sizes.Select(size => RandomScores(size, generator)).ToArray(); // each [query, key]
        var scaled = raw.Select((scores, i) => Attention.Softmax(Attention.Scale(scores, Sizes[i]))).ToArray();
        var unscaled = raw.Select(Attention.Softmax).ToArray();
        stage.ShowRow(
            [FirstQueries("with Scale", scaled), FirstQueries("without Scale", unscaled)], "lesson01-scale.png");

        var table = new Table().AddColumns("d_k", "entropy with Scale", "entropy without", "equal shares");
        for (int i = 0; i < Sizes.Length; i++)
        {
            double[] entropies = [Spread(scaled[i]), Spread(unscaled[i]), Math.Log(Keys)];
            table.AddRow([$"{Sizes[i]}", .. entropies.Select(entropy => $"{entropy:0.00}")]);
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        stage.Say(
            $"Averages over {Queries} queries. With Scale the spread hardly depends on d_k; without, it shrinks, "
            + "and where softmax is saturated its gradient is close to 0: nothing left to learn from.");
    }

    private static Tensor RandomScores(long size, Generator generator)
    {
        // Keys of its own for each query, or one lucky draw of keys would colour all of them.
        var query = randn(Queries, 1, size, generator: generator); // [query, 1, d_k]
        var key = randn(Queries, Keys, size, generator: generator); // [query, key, d_k]
        return Attention.Scores(query, key).squeeze(1); // [query, 1, key] → [query, key]
    }

    private static Heatmap FirstQueries(string title, Tensor[] weights) => Heatmap.FromTensor(
        stack([.. weights.Select(each => each[0])]), // the first query's [key], for each d_k → [d_k, key]
        [.. Sizes.Select(size => $"d_k {size}")],
        [.. Enumerable.Range(1, Keys).Select(key => $"{key}")],
        title,
        rowAxis: null,
        columnAxis: "key",
        range: new HeatmapRange(0, 1));

    private static double Spread(Tensor weights) => Numbers.Read(Focus.Entropy(weights)).Average();
}
