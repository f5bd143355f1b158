using System.Collections.Concurrent;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing;

/// <summary>
/// Names a catalogued mistake that computes what the learner's code computes, however it is written: both run on the same
/// probe inputs.
/// </summary>
internal sealed class MistakeFinder(LessonCompiler compiler, TestHost host)
{
    private readonly ConcurrentDictionary<string, ProbeRun> known = [];

    /// <summary>The mistakes with the same results as the code.</summary>
    public async Task<IReadOnlyList<Finding>> Find(
        Lesson lesson, LearnerBuild build, string taskId, FileLinePositionSpan? place, CancellationToken cancelled)
    {
        var mistakes = CatalogueEntry.ReadAll(lesson.Folders.Mistakes).Where(mistake => mistake.TaskId == taskId).ToList();
        if (mistakes.Count == 0)
        {
            return [];
        }

        var run = await host.RunProbes(build.Compiled.Assembly, build.Compiled.Symbols, taskId, cancelled, build.Code);
        var reference = await Known(Right(lesson, taskId), cancelled);
        if ((run.CutOff ?? reference.CutOff) is { } reason)
        {
            return [NotCompared(reason, place)];
        }

        var (seen, right) = (run.Outcomes, reference.Outcomes);
        if (Fingerprint.Agree(seen, right))
        {
            return [];
        }

        var wrongs = new List<(CatalogueEntry Mistake, IReadOnlyList<ProbeOutcome> Outcomes)>();
        foreach (var mistake in mistakes)
        {
            var wrong = await Known(Wrong(lesson, mistake), cancelled);
            if (wrong.CutOff is null && !Fingerprint.Agree(wrong.Outcomes, right))
            {
                wrongs.Add((mistake, wrong.Outcomes));
            }
        }

        var whole = wrongs.Where(wrong => Fingerprint.Agree(seen, wrong.Outcomes)).ToList();
        return whole.Count == 0
            ? [.. Parts(seen, right, wrongs).Select(part => Named(part.Mistake, place) with
            {
                Because = $"on {part.Explained} of {Probes(seen)} probe inputs your code gives what this mistake gives; "
                    + "on others it does something else wrong as well",
                Likelihood = Likelihoods.Part(part.Explained, part.Wrong),
            })]
            : [.. whole.Select(wrong => Named(wrong.Mistake, place) with
            {
                Because = $"{Everywhere(Probes(seen))} your code gives what this mistake gives",
                Likelihood = IsToldByValues(seen, right) ? Likelihoods.Known : Likelihoods.Exceptions,
            })];
    }

    /// <summary>The runs that <see cref="Find"/> will compare with, and that have not been made yet.</summary>
    public IEnumerable<Preparation> Preparations(Lesson lesson, string taskId)
    {
        var mistakes = CatalogueEntry.ReadAll(lesson.Folders.Mistakes).Where(mistake => mistake.TaskId == taskId);
        return mistakes.Select(mistake => Wrong(lesson, mistake)).Prepend(Right(lesson, taskId)).Where(run => !known.ContainsKey(run.Key))
            .Select(run => new Preparation(
                stop => Compile(run, stop),
                (compiled, stop) => Run(run, compiled, stop)));
    }

    /// <summary>Whether a wrong value speaks for it, or what is left behind, and not only exceptions.</summary>
    private static bool IsToldByValues(IReadOnlyList<ProbeOutcome> seen, IReadOnlyList<ProbeOutcome> right) =>
        seen.Count != right.Count || seen.Zip(right).Any(pair => pair.First.Exception is null && !Fingerprint.Agree(pair.First, pair.Second));

    private static int Probes(IReadOnlyList<ProbeOutcome> outcomes) => outcomes.Count(outcome => outcome.IsOfProbe);

    /// <summary>
    /// Mistakes that explain some of the wrong results, where no single one explains all: two mistakes in one. The one that
    /// explains most comes first, then the one that explains most of what is left.
    /// </summary>
    private static IEnumerable<(CatalogueEntry Mistake, int Explained, int Wrong)> Parts(
        IReadOnlyList<ProbeOutcome> seen,
        IReadOnlyList<ProbeOutcome> right,
        IReadOnlyList<(CatalogueEntry Mistake, IReadOnlyList<ProbeOutcome> Outcomes)> wrongs)
    {
        var wrong = Enumerable.Range(0, seen.Count).Where(i => i >= right.Count || !Fingerprint.Agree(seen[i], right[i])).ToList();

        // An exception is no fingerprint: too many roads lead to it.
        var unexplained = wrong.Where(i => seen[i].Exception is null).ToHashSet();
        while (unexplained.Count > 0)
        {
            var best = wrongs
                .Select(candidate => (
                    candidate.Mistake,
                    Explained: unexplained.Where(i => i < candidate.Outcomes.Count && Fingerprint.Agree(seen[i], candidate.Outcomes[i])).ToList()))
                .OrderByDescending(candidate => candidate.Explained.Count)
                .FirstOrDefault();
            if (best.Explained is not { Count: > 0 } explained)
            {
                yield break;
            }

            yield return (best.Mistake, explained.Count, wrong.Count);
            unexplained.ExceptWith(explained);
        }
    }

    private static string Everywhere(int probes) => probes switch
    {
        1 => "on the one probe input",
        2 => "on both probe inputs",
        _ => $"on all {probes} probe inputs",
    };

    private static Finding Named(CatalogueEntry mistake, FileLinePositionSpan? place) =>
        new(FindingSource.Mistake, mistake.Name, mistake.Title, mistake.Hint, "", place, Rules: mistake.Rules);

    private static Finding NotCompared(string reason, FileLinePositionSpan? place) => new(
        FindingSource.Probes,
        "not-compared",
        "Not compared with known mistakes",
        "Your code could not be run to its end on the inputs on which known mistakes are told apart. What the test says below "
        + "is all there is to go by.",
        $"of what happened there: {reason.TrimEnd('.')}",
        place,
        Likelihoods.NotCompared);

    private static BookRun Right(Lesson lesson, string taskId) =>
        new(lesson, taskId, "the solution", () => SourceTrees.Solution(lesson));

    private static BookRun Wrong(Lesson lesson, CatalogueEntry mistake) =>
        new(lesson, mistake.TaskId, mistake.Path, () => Splicer.Splice(SourceTrees.Solution(lesson), mistake));

    private async Task<ProbeRun> Known(BookRun run, CancellationToken cancelled) =>
        known.TryGetValue(run.Key, out var seen) ? seen : await Run(run, Compile(run, cancelled), cancelled);

    private Compiled Compile(BookRun run, CancellationToken cancelled) => compiler.Compile(
        run.Lesson.AssemblyName, TaskSlice.Cut([.. run.Files(), .. SourceTrees.Probes(run.Lesson)], run.TaskId), cancelled);

    private async Task<ProbeRun> Run(BookRun run, Compiled compiled, CancellationToken cancelled)
    {
        // An entry of the catalogue that does not compile is the author's affair, and verify tells them: learners
        // still hear of the other mistakes.
        var seen = compiled.Succeeded
            ? await host.RunProbes(compiled.Assembly, compiled.Symbols, run.TaskId, cancelled)
            : new ProbeRun([], $"{run.What} does not compile.");
        if (compiled.Succeeded && seen.CutOff is not null)
        {
            // Code from the book runs to its end; if it did not, the machine was to blame, and a second try is fair.
            seen = await host.RunProbes(compiled.Assembly, compiled.Symbols, run.TaskId, cancelled);
        }

        return known[run.Key] = seen;
    }

    /// <summary>Code from the book whose probes are run once, and their results remembered.</summary>
    private sealed record BookRun(Lesson Lesson, string TaskId, string What, Func<IReadOnlyList<SyntaxTree>> Files)
    {
        public string Key => $"{TaskId} {What}";
    }
}
