using System.Diagnostics;

namespace Katas.Benchmarks.Watching;

/// <summary>Ends what a measurement has started.</summary>
internal static class Ending
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Kills a process and those that it has started, and waits for its end, but not for whoever still holds its output.</summary>
    /// <param name="process">The process.</param>
    public static void End(this Process process)
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit(Limit);
        process.Dispose();
    }
}
