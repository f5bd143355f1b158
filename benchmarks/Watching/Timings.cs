namespace Katas.Benchmarks.Watching;

/// <summary>What some measurements come to.</summary>
internal sealed class Timings(IEnumerable<TimeSpan> measured)
{
    private readonly TimeSpan[] ordered = [.. measured.Order()];

    public int Count => ordered.Length;

    public TimeSpan Median => (ordered[(Count - 1) / 2] + ordered[Count / 2]) / 2;

    /// <summary>Nineteen in twenty took no longer.</summary>
    public TimeSpan P95 => ordered[(int)Math.Ceiling(Count * 0.95) - 1];

    public TimeSpan Slowest => ordered[^1];
}
