using System.Collections.Concurrent;
using Katas.Checker.Book;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Diagnosing;

/// <summary>What the book's own code, solutions and mistakes, gave on its probes: each is run once. Several checkers may share it.</summary>
internal sealed class KnownRuns
{
    private readonly ConcurrentDictionary<string, ProbeRun> runs = [];
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> failing = [];

    /// <summary>A run; null if it has not been made yet.</summary>
    /// <param name="key">What was run.</param>
    public ProbeRun? Find(string key) => runs.GetValueOrDefault(key);

    /// <summary>Keeps a run for those who ask next.</summary>
    /// <param name="key">What was run.</param>
    /// <param name="run">What came of it.</param>
    public ProbeRun Remember(string key, ProbeRun run) => runs[key] = run;

    /// <summary>The tests of its task that a mistake fails, by their names; null if they have not been run yet.</summary>
    public IReadOnlySet<string>? FindFailing(CatalogueEntry mistake) => failing.GetValueOrDefault(mistake.Path);

    /// <summary>Keeps which tests of its task a mistake fails.</summary>
    /// <param name="mistake">The mistake.</param>
    /// <param name="tests">The outcomes of all of its task's tests.</param>
    public IReadOnlySet<string> RememberFailing(CatalogueEntry mistake, IEnumerable<TestOutcome> tests) =>
        failing[mistake.Path] = tests.Where(test => test.State != TestState.Passed).Select(test => test.Name).ToHashSet();
}
