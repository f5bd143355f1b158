using System.Diagnostics;
using Katas.Lesson01;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Lesson10.Demos;

/// <summary>Part 1: time and memory of attention with a matrix, by tiles, by torch's own kernel, and without softmax.</summary>
internal sealed class CostPart(DemoStage stage)
{
    private static readonly long[] s_lengths = [256, 512, 1024, 2048, 4096];

    private static readonly (string Name, Action<Tensor, Tensor, Tensor> Call)[] s_ways =
    [
        ("matrix (lesson 01)", (q, k, v) => Attention.ScaledDotProduct(q, k, v)),
        ("tiles", (q, k, v) => TiledAttention.Attend(q, k, v)),
        ("torch's own kernel", (q, k, v) => nn.functional.scaled_dot_product_attention(q, k, v)),
        ("linear, token by token", (q, k, v) => LinearAttention.Recurrent(q, k, v)),
    ];

    public void Run()
    {
        stage.Heading("1. What attention costs as a text grows");
        stage.Say(
            "Two heads of 64 features, forward, one thread. Memory is what this process holds at most while a call runs, above what "
            + "it held before; it is looked at a thousand times a second, so small figures are rough.");
        var results = s_ways.Select(_ => new List<(double Milliseconds, double Megabytes)>()).ToArray();
        stage.Console.Progress().Start(progress =>
        {
            var bar = progress.AddTask("measuring", maxValue: s_ways.Length * s_lengths.Length);
            foreach (long length in s_lengths)
            {
                for (int way = 0; way < s_ways.Length && !stage.Cancelled.IsCancellationRequested; way++)
                {
                    results[way].Add(Measure(s_ways[way].Call, length));
                    bar.Increment(1);
                }
            }
        });
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        Table("milliseconds", results, result => result.Milliseconds);
        Table("megabytes at most", results, result => result.Megabytes);
        double[] memory = [.. results.Select(result => Math.Max(result[^1].Megabytes, 0.1))];
        double[] time = [.. results.Select(result => result[^1].Milliseconds)];
        double matrix = 2.0 * s_lengths[^1] * s_lengths[^1] * sizeof(float) / 1e6;
        stage.Say(
            Invariant($"At {s_lengths[^1]:#,0} tokens one matrix of scores has {matrix:0} MB. With matrices, attention held {memory[0]:0} MB more, by ")
            + Invariant($"tiles {memory[1]:0.0} MB: one {memory[0] / memory[1]:0}th of it, in {time[1] / time[0]:0.00} times the time. ")
            + Invariant($"torch's kernel does the same in {time[2] / time[1]:0.00} times the tiles' time."));
        double twice = results[3][^1].Milliseconds / results[3][^2].Milliseconds;
        double square = results[0][^1].Milliseconds / results[0][^2].Milliseconds;
        stage.Say(Invariant(
            $"From {s_lengths[^2]:#,0} to {s_lengths[^1]:#,0} tokens, linear attention takes {twice:0.0} times as long, attention with a matrix {square:0.0} times."));
        Draw("lesson10-time.png", "Time of attention", "milliseconds", results, result => result.Milliseconds);
        Draw("lesson10-memory.png", "Memory of attention", "megabytes", results, result => Math.Max(result.Megabytes, 0.1));
    }

    private static (double Milliseconds, double Megabytes) Measure(Action<Tensor, Tensor, Tensor> call, long length)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (q, k, v) = (randn(1, 2, length, 64), randn(1, 2, length, 64), randn(1, 2, length, 64));
        Once(call, q[.., .., ..16], k[.., .., ..16], v[.., .., ..16]);
        GC.Collect();
        long before = Resident();
        long most = before;
        using var done = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            while (!done.Wait(1))
            {
                most = Math.Max(most, Resident());
            }
        });
        watcher.Start();
        var watch = Stopwatch.StartNew();
        Once(call, q, k, v);
        double milliseconds = watch.Elapsed.TotalMilliseconds;
        done.Set();
        watcher.Join();
        return (milliseconds, (most - before) / 1e6);
    }

    private static void Once(Action<Tensor, Tensor, Tensor> call, Tensor q, Tensor k, Tensor v)
    {
        using var scope = NewDisposeScope();
        call(q, k, v);
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private void Table(
        string what, List<(double Milliseconds, double Megabytes)>[] results, Func<(double Milliseconds, double Megabytes), double> value)
    {
        var table = new Table().AddColumn($"{what}; tokens");
        foreach (var (name, _) in s_ways)
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());
        }

        for (int i = 0; i < s_lengths.Length; i++)
        {
            table.AddRow([Invariant($"{s_lengths[i]:#,0}"), .. results.Select(result => Invariant($"{value(result[i]):0.0}"))]);
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
    }

    private void Draw(
        string file,
        string title,
        string unit,
        List<(double Milliseconds, double Megabytes)>[] results,
        Func<(double Milliseconds, double Megabytes), double> value) => stage.Show(
        file,
        new LineChart(
            title,
            [.. s_lengths.Select(length => Math.Log2(length))],
            [.. s_ways.Select((way, i) => (way.Name, results[i].Select(value).ToArray()))])
        {
            XAxis = "tokens, as a power of 2",
            YAxis = unit,
            Logarithmic = true,
        });
}
