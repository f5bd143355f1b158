using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing;

/// <summary>
/// Names a catalogued mistake that computes what the learner's code computes, however it is written: both run on the same
/// probe inputs.
/// </summary>
internal sealed class MistakeFinder(LessonCompiler compiler, TestHost host)
{
    private readonly Dictionary<string, ProbeRun> known = [];

    /// <summary>The mistakes that give what the code gives.</summary>
    public async Task<IReadOnlyList<Finding>> Find(
        Lesson lesson, LearnerBuild build, string taskId, FileLinePositionSpan? place, CancellationToken cancelled)
    {
        var mistakes = CatalogueEntry.ReadAll(lesson.Folders.Mistakes).Where(mistake => mistake.TaskId == taskId).ToList();
        if (mistakes.Count == 0)
        {
            return [];
        }

        var run = await host.RunProbes(build.Compiled.Assembly, build.Compiled.Symbols, taskId, cancelled);
        var reference = await Right(lesson, taskId, cancelled);
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
            var wrong = await Wrong(lesson, mistake, cancelled);
            if (wrong.CutOff is null && !Fingerprint.Agree(wrong.Outcomes, right))
            {
                wrongs.Add((mistake, wrong.Outcomes));
            }
        }

        var whole = wrongs.Where(wrong => Fingerprint.Agree(seen, wrong.Outcomes)).ToList();
        return whole.Count == 0
            ? [.. Parts(seen, right, wrongs).Select(part => Named(part.Mistake, place) with
            {
                Because = $"on {part.Explained} of {seen.Count} probe inputs your code gives what this mistake gives; "
                    + "on others it does something else wrong as well",
                Likelihood = Likelihoods.Part(part.Explained, part.Wrong),
            })]
            : [.. whole.Select(wrong => Named(wrong.Mistake, place) with
            {
                Because = $"{Everywhere(seen.Count)} your code gives what this mistake gives",
                Likelihood = IsToldByValues(seen, right) ? Likelihoods.Known : Likelihoods.Exceptions,
            })];
    }

    /// <summary>The runs that <see cref="Find"/> will compare with.</summary>
    public IEnumerable<Func<CancellationToken, Task<ProbeRun>>> Preparations(Lesson lesson, string taskId)
    {
        yield return cancelled => Right(lesson, taskId, cancelled);
        foreach (var mistake in CatalogueEntry.ReadAll(lesson.Folders.Mistakes).Where(mistake => mistake.TaskId == taskId))
        {
            yield return cancelled => Wrong(lesson, mistake, cancelled);
        }
    }

    /// <summary>Whether a wrong value speaks for it, and not exceptions alone.</summary>
    private static bool IsToldByValues(IReadOnlyList<ProbeOutcome> seen, IReadOnlyList<ProbeOutcome> right) =>
        seen.Zip(right).Any(pair => pair.First.Exception is null && !Fingerprint.Agree(pair.First, pair.Second));

    /// <summary>
    /// Mistakes that explain some of the wrong results, where no single one explains all: two mistakes in one. The one that
    /// explains most comes first, then the one that explains most of what is left.
    /// </summary>
    private static IEnumerable<(CatalogueEntry Mistake, int Explained, int Wrong)> Parts(
        IReadOnlyList<ProbeOutcome> seen,
        IReadOnlyList<ProbeOutcome> right,
        IReadOnlyList<(CatalogueEntry Mistake, IReadOnlyList<ProbeOutcome> Outcomes)> wrongs)
    {
        var wrong = Enumerable.Range(0, Math.Min(seen.Count, right.Count)).Where(i => !Fingerprint.Agree(seen[i], right[i])).ToList();

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

    private Task<ProbeRun> Right(Lesson lesson, string taskId, CancellationToken cancelled) =>
        Known(lesson, taskId, "the solution", () => SourceTrees.Solution(lesson), cancelled);

    private Task<ProbeRun> Wrong(Lesson lesson, CatalogueEntry mistake, CancellationToken cancelled) =>
        Known(lesson, mistake.TaskId, mistake.Path, () => Splicer.Splice(SourceTrees.Solution(lesson), mistake), cancelled);

    private async Task<ProbeRun> Known(
        Lesson lesson, string taskId, string what, Func<IReadOnlyList<SyntaxTree>> files, CancellationToken cancelled)
    {
        string key = $"{taskId} {what}";
        if (known.TryGetValue(key, out var run))
        {
            return run;
        }

        // An entry of the catalogue that does not compile is the author's affair, and verify tells them: learners
        // still hear of the other mistakes.
        var trees = TaskSlice.Of([.. files(), .. SourceTrees.Probes(lesson)], taskId);
        var compiled = compiler.Compile(lesson.AssemblyName, trees, cancelled);
        run = compiled.Succeeded
            ? await host.RunProbes(compiled.Assembly, compiled.Symbols, taskId, cancelled)
            : new ProbeRun([], $"{what} does not compile.");
        if (compiled.Succeeded && run.CutOff is not null)
        {
            // What is in the book runs to its end; if it did not, the machine was to blame, and a second try is fair.
            run = await host.RunProbes(compiled.Assembly, compiled.Symbols, taskId, cancelled);
        }

        return known[key] = run;
    }
}
