using System.Diagnostics;

namespace Katas.Benchmarks.Watching;

/// <summary>The checker without a command, on stubs as they are shipped: the report on the whole book.</summary>
internal sealed class WholeReport(TemporaryBook book)
{
    public TimeSpan Run()
    {
        long start = Stopwatch.GetTimestamp();
        using var report = book.Start("run", "--no-build", "--project", "checker");
        string output = report.StandardOutput.ReadToEnd();
        report.WaitForExit();
        var took = Stopwatch.GetElapsedTime(start);
        return output.Contains("Transformer Katas  0 of")
            ? took
            : throw new InvalidOperationException($"This is no report of untouched stubs: {output}");
    }
}
