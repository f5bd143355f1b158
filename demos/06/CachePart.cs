using System.Diagnostics;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Demos;

/// <summary>Part 3: what the next token costs, with a cache and without, as the text grows.</summary>
internal sealed class CachePart(DemoStage stage)
{
    private const int Repeats = 5;
    private static readonly int[] s_lengths = [64, 128, 256, 512, 1024];

    public void Run()
    {
        stage.Heading("3. What a key-value cache saves");
        stage.Say(
            "The time that one more token takes (2 blocks, d_model 64, the median of five), for texts of 64 to 1,024 "
            + "tokens. Without a cache the model computes the whole text again.");

        using var noGradient = inference_mode();
        using var generator = new Generator(9);
        var model = Fresh.Weights(new LanguageModel(50, 1024, 64, 4, 2, dropout: 0), 10);
        model.eval();
        var text = randint(0, 50, [1, 1024], ScalarType.Int64, generator: generator); // [1, length]
        model.call(text.narrow(1, 0, 64), null); // the first call of all loads code
        var (with, without, differences) = (new List<double>(), new List<double>(), new List<double>());
        foreach (int length in s_lengths)
        {
            if (stage.Cancelled.IsCancellationRequested)
            {
                return;
            }

            using var scope = NewDisposeScope();
            var start = text.narrow(1, 0, length - Repeats);
            var caches = model.NewCaches();
            model.call(start, caches);
            Tensor cached = null!, whole = null!;
            int place = length - Repeats;
            with.Add(Median(() => cached = model.call(text.narrow(1, place++, 1), caches).logits));
            without.Add(Median(() => whole = model.call(text.narrow(1, 0, length), null).logits));
            differences.Add((cached[0, -1] - whole[0, -1]).abs().max().ToDouble());
            Array.ForEach(caches, cache => cache.Dispose());
        }

        Show(with, without, differences);
    }

    private void Show(List<double> with, List<double> without, List<double> differences)
    {
        var table = new Table()
            .AddColumns("tokens", "with a cache", "without", "ratio", "largest difference in logits");
        for (int i = 0; i < s_lengths.Length; i++)
        {
            table.AddRow(
                $"{s_lengths[i]:#,0}",
                $"{with[i]:0.00} ms",
                $"{without[i]:0.00} ms",
                $"{without[i] / with[i]:0.0}",
                $"{differences[i]:0.0e+0}");
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        stage.Say(
            $"From 64 to 1,024 tokens, a token comes to cost {Times(with)} as much with a cache, and "
            + $"{Times(without)} as much without. The logits are the same, but for rounding.");
        stage.Show(
            "lesson06-cache.png",
            new LineChart(
                "Cost of the next token",
                [.. s_lengths.Select(length => (double)length)],
                ("with a cache", [.. with]),
                ("without", [.. without]))
            {
                XAxis = "tokens so far",
                YAxis = "milliseconds",
                Logarithmic = true,
            });
    }

    private static string Times(List<double> costs) =>
        costs[^1] / costs[0] is var factor && factor < 10 ? $"{factor:0.0} times" : $"{factor:0} times";

    private static double Median(Action action)
    {
        var times = new double[Repeats];
        for (int i = 0; i < Repeats; i++)
        {
            var watch = Stopwatch.StartNew();
            action();
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        return times.Order().ElementAt(Repeats / 2);
    }
}
