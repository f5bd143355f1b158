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
    private const double Rough = 10;

    private static readonly long[] s_lengths = [256, 512, 1024, 2048, 4096];

    private static readonly (string Name, Action<Tensor, Tensor, Tensor> Call)[] s_ways =
    [
        ("torch's own kernel", (q, k, v) => nn.functional.scaled_dot_product_attention(q, k, v)),
        ("tiles", (q, k, v) => TiledAttention.Attend(q, k, v)),
        ("linear, token by token", (q, k, v) => LinearAttention.Recurrent(q, k, v)),
        ("matrix (lesson 01)", (q, k, v) => Attention.ScaledDotProduct(q, k, v)), // last: what it frees, others would use again
    ];

    public void Run()
    {
        stage.Heading("1. What attention costs as a text grows");
        stage.Say(
            "Two heads of 64 features, forward, one thread. Memory is what this process holds at most while a call runs, above what "
            + "it held before; it is looked at a thousand times a second, and memory that has been freed may be used again: below "
            + $"{Rough} MB the figure says nothing, and the benchmarks measure in processes of their own.");
        var results = s_ways.Select(_ => new List<(double Milliseconds, double Megabytes)>()).ToArray();
        stage.Console.Progress().Start(progress =>
        {
            var bar = progress.AddTask("measuring", maxValue: s_ways.Length * s_lengths.Length);
            for (int way = 0; way < s_ways.Length; way++)
            {
                foreach (long length in s_lengths.TakeWhile(_ => !stage.Cancelled.IsCancellationRequested))
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

        Table("milliseconds", results, result => Invariant($"{result.Milliseconds:0.0}"));
        Table("megabytes", results, result => result.Megabytes < Rough ? $"< {Rough}" : Invariant($"{result.Megabytes:0}"));
        double[] memory = [.. results.Select(result => Math.Max(result[^1].Megabytes, Rough))];
        double[] time = [.. results.Select(result => result[^1].Milliseconds)];
        double matrix = 2.0 * s_lengths[^1] * s_lengths[^1] * sizeof(float) / 1e6;
        string tiles = memory[1] > Rough ? Invariant($"{memory[1]:0} MB") : $"less than {Rough} MB";
        stage.Say(
            Invariant($"At {s_lengths[^1]:#,0} tokens one matrix of scores has {matrix:0} MB. With matrices, attention held {memory[3]:0} MB more, ")
            + Invariant($"by tiles {tiles}, and took {time[1] / time[3]:0.00} times as long. torch's kernel, which has no matrix either, took ")
            + Invariant($"{time[0] / time[1]:0.00} times as long as the tiles."));
        double twice = results[2][^1].Milliseconds / results[2][^2].Milliseconds;
        double square = results[3][^1].Milliseconds / results[3][^2].Milliseconds;
        stage.Say(
            Invariant($"From {s_lengths[^2]:#,0} to {s_lengths[^1]:#,0} tokens, linear attention takes {twice:0.0} times as long, attention ")
            + Invariant($"with a matrix {square:0.0} times. Linear attention's state has {StateBytes():#,0} bytes at any length; whatever else it ")
            + "holds are its inputs' features, its outputs, and the C# objects of its steps until they are collected.");
        Draw("lesson10-time.png", "Time of attention", "milliseconds", results, result => result.Milliseconds);
        Draw("lesson10-memory.png", "Memory of attention", $"megabytes, {Rough} or less as {Rough}", results, result => Math.Max(result.Megabytes, Rough));
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

    private static long StateBytes()
    {
        using var scope = NewDisposeScope();
        var one = randn(1, 2, 1, 64);
        var state = LinearAttention.Recurrent(one, one, one).state;
        return (state.Sum.numel() + state.Normaliser.numel()) * sizeof(float);
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private void Table(
        string what, List<(double Milliseconds, double Megabytes)>[] results, Func<(double Milliseconds, double Megabytes), string> value)
    {
        var table = new Table().AddColumn($"{what}; tokens");
        foreach (var (name, _) in s_ways)
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());
        }

        for (int i = 0; i < s_lengths.Length; i++)
        {
            table.AddRow([Invariant($"{s_lengths[i]:#,0}"), .. results.Select(result => value(result[i]))]);
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
            PlaceName = power => Invariant($"{Math.Pow(2, power):#,0}"),
            XAxis = "tokens",
            YAxis = unit,
            Logarithmic = true,
        });
}
