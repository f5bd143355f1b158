using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace Katas.Benchmarks;

/// <summary>
/// Lesson 02: the peak memory of attention, beside TorchSharp's own. A process's peak never falls, so that each figure
/// comes from a process of its own: what one call adds to what it had before.
/// </summary>
internal static class AttentionMemory
{
    private static readonly (string Name, Action<Attentions> Call)[] s_ways =
    [
        ("MultiheadAttention", attentions => attentions.Theirs()),
        ("lesson 02", attentions => attentions.Own()),
        ("fused", attentions => attentions.Fused()),
    ];

    /// <summary>Measures all ways at all lengths.</summary>
    public static void All()
    {
        Console.WriteLine("Memory that one call takes at most, in MB, and its share of MultiheadAttention's:");
        Console.WriteLine($"  {"length",6}  {s_ways[0].Name,18}  {s_ways[1].Name,18}  {s_ways[2].Name,18}");
        foreach (int length in new[] { 64, 128, 256, 512, 1024, 2048 })
        {
            double[] peaks = [.. s_ways.Select((_, way) => InChild(way, length) / 1e6)];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {length,6}  {peaks[0],18:0.0}  {peaks[1],11:0.0} ({peaks[1] / peaks[0]:0.00})  {peaks[2],11:0.0} ({peaks[2] / peaks[0]:0.00})"));
        }
    }

    /// <summary>Measures one way at one length, in this process, and prints the bytes.</summary>
    public static void One(int way, int length)
    {
        using var noGradient = inference_mode();
        using (var small = new Attentions(8))
        {
            s_ways[way].Call(small); // whatever is loaded and made at the first call
        }

        using var attentions = new Attentions(length);
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        process.Refresh();
        long before = process.WorkingSet64;
        s_ways[way].Call(attentions);
        process.Refresh();
        Console.WriteLine(Math.Max(0, process.PeakWorkingSet64 - before));
    }

    private static long InChild(int way, int length)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            // Larger pieces go back to the system at once: the working set is then what is in use. (glibc; others ignore it.)
            Environment = { ["MALLOC_MMAP_THRESHOLD_"] = "65536" },
        };
        string[] arguments = [Environment.GetCommandLineArgs()[0], "attention-memory", $"{way}", $"{length}"];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var child = Process.Start(start)!;
        string answer = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? long.Parse(answer, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The measuring process ended with {child.ExitCode}.");
    }
}
