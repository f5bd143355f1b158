using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01.Demos;

/// <summary>Part 3: the same scores at several temperatures, and how spread out the attention is.</summary>
internal sealed class FocusPart(DemoStage stage, WordVectors words, string[] sentence)
{
    private static readonly double[] Temperatures = [0.25, 0.5, 1, 2, 4];

    public void Run()
    {
        stage.Heading("3. Focus: one set of scores, five temperatures");
        stage.Say(
            "The scores of \"it\" again, divided by a temperature before softmax. Cold attention picks one word; "
            + "hot attention comes close to sharing equally.");

        var query = words.Queries(["it"]); // [1, feature]
        var scores = Attention.Scale(Attention.Scores(query, words.Keys(sentence)), query.size(-1)); // [1, key]
        var rows = Temperatures.Select(temperature => Focus.WithTemperature(scores, temperature)); // each [1, key]
        var weights = cat([.. rows]); // [temperature, key]
        string[] labels = [.. Temperatures.Select(t => $"{t}")];
        stage.Show(
            Heatmap.FromTensor(
                weights,
                labels,
                sentence,
                "Attention of \"it\"",
                rowAxis: "temperature",
                range: new HeatmapRange(0, 1)),
            "lesson01-focus.png");

        double most = Math.Log(sentence.Length);
        stage.Say(
            $"Entropy measures the spread, in nats: 0 when one word takes all, and ln {sentence.Length} = {most:0.00} "
            + "when all share equally.");
        DrawEntropies(Numbers.Read(Focus.Entropy(weights)), most); // [temperature]
    }

    private void DrawEntropies(double[] entropies, double most)
    {
        var chart = new BarChart { MaxValue = most, Width = Math.Min(70, stage.Console.Profile.Width) };
        chart.UseValueFormatter((value, culture) => value.ToString("0.00", culture));
        for (int i = 0; i < entropies.Length; i++)
        {
            chart.AddItem($"temperature {Temperatures[i]}", entropies[i], Color.Teal);
        }

        chart.AddItem("equal shares", most, Color.Grey);
        stage.Console.Write(chart);
        stage.Console.WriteLine();
    }
}
