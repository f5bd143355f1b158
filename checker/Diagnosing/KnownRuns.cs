using System.Collections.Concurrent;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Diagnosing;

/// <summary>What the book's own code, solutions and mistakes, gave on its probes: each is run once. Several checkers may share it.</summary>
internal sealed class KnownRuns
{
    private readonly ConcurrentDictionary<string, ProbeRun> runs = [];

    /// <summary>A run; null if it has not been made yet.</summary>
    /// <param name="key">What was run.</param>
    public ProbeRun? Find(string key) => runs.GetValueOrDefault(key);

    /// <summary>Keeps a run for those who ask next.</summary>
    /// <param name="key">What was run.</param>
    /// <param name="run">What came of it.</param>
    public ProbeRun Remember(string key, ProbeRun run) => runs[key] = run;
}
