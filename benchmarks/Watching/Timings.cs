namespace Katas.Benchmarks.Watching;

/// <summary>A summary of measurements.</summary>
internal sealed class Timings(IEnumerable<TimeSpan> measured)
{
    private readonly TimeSpan[] ordered = [.. measured.Order()];

    public int Count => ordered.Length;

    public TimeSpan Median => (ordered[(Count - 1) / 2] + ordered[Count / 2]) / 2;

    /// <summary>The 95th percentile.</summary>
    public TimeSpan P95 => ordered[(int)Math.Ceiling(Count * 0.95) - 1];

    public TimeSpan Slowest => ordered[^1];
}
