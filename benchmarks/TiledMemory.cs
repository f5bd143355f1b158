using System.Diagnostics;
using System.Globalization;
using Katas.Lesson01;
using Katas.Lesson10;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Benchmarks;

/// <summary>
/// Lesson 10: time and peak memory of attention by tiles, beside lesson 01's matrices (which lesson 02's heads use) and libtorch's
/// kernel, and the cost of one more token of linear attention. Two heads of 64 features, one thread, no gradients. A process's
/// peak never falls, so that each figure comes from a process of its own.
/// </summary>
internal static class TiledMemory
{
    private static readonly (string Name, Action<Tensor, Tensor, Tensor> Call)[] s_ways =
    [
        ("matrix", (q, k, v) => Attention.ScaledDotProduct(q, k, v)),
        ("tiles", (q, k, v) => TiledAttention.Attend(q, k, v)),
        ("fused", (q, k, v) => nn.functional.scaled_dot_product_attention(q, k, v)),
    ];

    /// <summary>Measures everything; returns whether the bars are met.</summary>
    public static bool All()
    {
        Console.WriteLine("Attention of two heads of 64 features: ms (median of 5), and MB that one call takes at most");
        Console.WriteLine($"  {"length",6}  {"matrix",16}  {"tiles",16}  {"fused",16}");
        var peaks = new Dictionary<int, double>();
        foreach (int length in new[] { 256, 512, 1024, 2048, 4096, 8192 })
        {
            var texts = new List<string>();
            for (int way = 0; way < s_ways.Length; way++)
            {
                if (length > 4096 && way == 0)
                {
                    texts.Add("");
                    continue;
                }

                string[] answer = InChild(way, length).Split(' ');
                double[] numbers = [.. answer.Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
                texts.Add(string.Create(CultureInfo.InvariantCulture, $"{numbers[0]:0.00} {numbers[1]:0.0}"));
                if (way == 1)
                {
                    peaks[length] = numbers[1];
                }
            }

            Console.WriteLine($"  {length,6}  {texts[0],16}  {texts[1],16}  {texts[2],16}");
        }

        const double Matrix = 2.0 * 4096 * 4096 * sizeof(float) / 1e6;
        const double Grows = 2.0 * 4096 * ((4 * 64) + 1) * sizeof(float) / 1e6; // query, key, value, output; logsumexp
        bool small = peaks[4096] <= Matrix / 8;
        bool flat = peaks[8192] - peaks[4096] <= Grows;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Tiles at 4096: {peaks[4096]:0.0} MB, bar {Matrix / 8:0.0}: {(small ? "met" : "missed")}. "
            + $"Growth to 8192: {peaks[8192] - peaks[4096]:0.0} MB, bar {Grows:0.0}: {(flat ? "met" : "missed")}."));
        Tokens();
        return small && flat;
    }

    /// <summary>Measures one way at one length, in this process, and prints milliseconds and megabytes.</summary>
    public static void One(int way, int length)
    {
        set_num_threads(1);
        using var noGradient = no_grad();
        Once(way, 16);
        using var scope = NewDisposeScope();
        var (q, k, v) = (randn(1, 2, length, 64), randn(1, 2, length, 64), randn(1, 2, length, 64));
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        process.Refresh();
        long before = process.WorkingSet64;
        Call(way, q, k, v);
        process.Refresh();
        double megabytes = Math.Max(0, process.PeakWorkingSet64 - before) / 1e6;
        var times = new List<double>();
        for (int i = 0; i < 5; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Call(way, q, k, v);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Order().ElementAt(2)} {megabytes}"));
    }

    private static void Once(int way, int length) =>
        Call(way, randn(1, 2, length, 64), randn(1, 2, length, 64), randn(1, 2, length, 64));

    private static void Call(int way, Tensor q, Tensor k, Tensor v)
    {
        using var scope = NewDisposeScope();
        s_ways[way].Call(q, k, v);
    }

    /// <summary>The cost of one more token, after some tokens of linear attention.</summary>
    private static void Tokens()
    {
        set_num_threads(1);
        using var noGradient = no_grad();
        Console.WriteLine("One more token of linear attention (median of 200, two heads of 64), and the bytes of its state:");
        foreach (int length in new[] { 64, 64, 256, 1024, 4096 }) // the first one warms up
        {
            using var scope = NewDisposeScope();
            var (q, k, v) = (randn(1, 2, length, 64), randn(1, 2, length, 64), randn(1, 2, length, 64));
            var state = LinearAttention.Recurrent(q, k, v).state;
            var times = new List<double>();
            for (int i = 0; i < 200; i++)
            {
                using var step = NewDisposeScope();
                long start = Stopwatch.GetTimestamp();
                LinearAttention.Recurrent(q[.., .., ^1..], k[.., .., ^1..], v[.., .., ^1..], state);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            long bytes = (state.Sum.numel() + state.Normaliser.numel()) * sizeof(float);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {length,6}  {times.Order().ElementAt(100):0.000} ms  {bytes:#,0} bytes"));
        }
    }

    private static string InChild(int way, int length)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["MALLOC_MMAP_THRESHOLD_"] = "65536", // larger pieces go back to the system at once
                ["DOTNET_GCgen0size"] = "0x100000", // C# objects of 1,024 tiles are collected early: they are no matrix
            },
        };
        string[] arguments = [Environment.GetCommandLineArgs()[0], "tiles", $"{way}", $"{length}"];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var child = Process.Start(start)!;
        string answer = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? answer.Trim()
            : throw new InvalidOperationException($"The measuring process ended with {child.ExitCode}.");
    }
}
