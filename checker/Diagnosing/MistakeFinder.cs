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
/// <param name="compiler">The compiler.</param>
/// <param name="host">Where code runs.</param>
/// <param name="known">The runs of the book's own code that are known already.</param>
internal sealed class MistakeFinder(LessonCompiler compiler, TestHost host, KnownRuns known)
{
    // A mistake that explains less than this of what is wrong is a coincidence as often as not.
    private const double LeastShare = 0.5;

    /// <summary>The mistakes with the same results as the code; or those that perhaps are a part of what is wrong.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="build">The code, compiled.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="place">Its member in the learner's file.</param>
    /// <param name="report">The task's report, if it has been tested: a part of what is wrong has to explain a failing test.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<IReadOnlyList<Finding>> Find(
        Lesson lesson, LearnerBuild build, string taskId, FileLinePositionSpan? place, TaskReport? report, CancellationToken cancelled)
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
            ? await Perhaps(lesson, Parts(seen, right, wrongs), Probes(seen), place, report, cancelled)
            : [.. whole.Select(wrong => Named(wrong.Mistake, place) with
            {
                Because = $"{Everywhere(Probes(seen))} your code gives what this mistake gives",
                Likelihood = IsToldByValues(seen, right) ? Likelihoods.Known : Likelihoods.Exceptions,
            })];
    }

    /// <summary>
    /// Mistakes that explain at least half of the wrong results, alone or together, that fail the first test that the code fails,
    /// and few that it passes: all that is known is that they give the same there, so that the words say no more than that.
    /// </summary>
    private async Task<IReadOnlyList<Finding>> Perhaps(
        Lesson lesson,
        IEnumerable<(CatalogueEntry Mistake, int Explained, int Wrong, int Either)> parts,
        int probes,
        FileLinePositionSpan? place,
        TaskReport? report,
        CancellationToken cancelled)
    {
        var each = parts.ToList();
        if (each.Sum(part => part.Explained) < LeastShare * each.FirstOrDefault().Wrong)
        {
            return [];
        }

        var failed = report?.Tests.Where(test => test.State != TestState.Passed).Select(test => test.Name).ToHashSet() ?? [];
        var found = new List<Finding>();
        foreach (var (mistake, explained, wrong, either) in each)
        {
            if (report?.FirstFailure is not { } first || Explains(await Fails(lesson, mistake, cancelled), first))
            {
                found.Add(Named(mistake, place) with
                {
                    Title = $"Perhaps: {mistake.Title}",
                    Because = OnSome(explained, wrong, probes),
                    Likelihood = Likelihoods.Part(explained, either),
                });
            }
        }

        return found;

        bool Explains(IReadOnlySet<string> its, TestOutcome first) =>
            its.Contains(first.Name) && its.Count(failed.Contains) >= LeastShare * its.Count;
    }

    /// <summary>The tests of its task that a mistake fails.</summary>
    private async Task<IReadOnlySet<string>> Fails(Lesson lesson, CatalogueEntry mistake, CancellationToken cancelled)
    {
        if (known.FindFailing(mistake) is { } names)
        {
            return names;
        }

        var compiled = compiler.Compile(
            lesson.AssemblyName,
            TaskSlice.Cut([.. Splicer.Splice(SourceTrees.Solution(lesson), mistake), .. SourceTrees.Suite(lesson, mistake.TaskId)], mistake.TaskId),
            cancelled);
        var outcomes = compiled.Succeeded
            ? await host.RunTests(compiled.Assembly, compiled.Symbols, [mistake.TaskId], null, cancelled)
            : [];
        return known.RememberFailing(mistake, outcomes);
    }

    /// <summary>
    /// Takes a mistake's results from a build in which it stands already, typed into the stub, so that it need not be compiled alone. The
    /// tasks after it are stubs there: where its probes reach one of them, it is left to be compiled with the solution.
    /// </summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="mistake">The mistake.</param>
    /// <param name="build">The build, with the task's probes in it.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task Learn(Lesson lesson, CatalogueEntry mistake, LearnerBuild build, CancellationToken cancelled)
    {
        var run = Wrong(lesson, mistake);
        if (build is { Compiled.Succeeded: true, Problems.Count: 0 } && known.Find(run.Key) is null)
        {
            var seen = await TwiceIfCutOff(build.Compiled, mistake.TaskId, cancelled);
            if (!seen.Outcomes.Any(ReachesStub))
            {
                known.Remember(run.Key, seen);
            }
        }
    }

    /// <summary>The runs that <see cref="Find"/> will compare with, and that have not been made yet.</summary>
    public IEnumerable<Preparation> Preparations(Lesson lesson, string taskId)
    {
        var mistakes = CatalogueEntry.ReadAll(lesson.Folders.Mistakes).Where(mistake => mistake.TaskId == taskId);
        return mistakes.Select(mistake => Wrong(lesson, mistake)).Prepend(Right(lesson, taskId)).Where(run => known.Find(run.Key) is null)
            .Select(run => new Preparation(
                stop => Compile(run, stop),
                (compiled, stop) => Run(run, compiled, stop)));
    }

    /// <summary>What the reference gives on a task's probes.</summary>
    public Task<ProbeRun> Reference(Lesson lesson, string taskId, CancellationToken cancelled) => Known(Right(lesson, taskId), cancelled);

    /// <summary>Whether a wrong value speaks for it, or what is left behind, and not only exceptions.</summary>
    private static bool IsToldByValues(IReadOnlyList<ProbeOutcome> seen, IReadOnlyList<ProbeOutcome> right) =>
        seen.Count != right.Count || seen.Zip(right).Any(pair => pair.First.Exception is null && !Fingerprint.Agree(pair.First, pair.Second));

    private static int Probes(IReadOnlyList<ProbeOutcome> outcomes) => outcomes.Count(outcome => outcome.IsOfProbe);

    /// <summary>
    /// Mistakes that explain some of the wrong results, where no single one explains all: two mistakes in one. The one that
    /// explains most comes first, then the one that explains most of what is left.
    /// </summary>
    private static IEnumerable<(CatalogueEntry Mistake, int Explained, int Wrong, int Either)> Parts(
        IReadOnlyList<ProbeOutcome> seen,
        IReadOnlyList<ProbeOutcome> right,
        IReadOnlyList<(CatalogueEntry Mistake, IReadOnlyList<ProbeOutcome> Outcomes)> wrongs)
    {
        var wrong = Enumerable.Range(0, seen.Count).Where(i => i >= right.Count || !Fingerprint.Agree(seen[i], right[i])).ToList();

        // A mistake that would go wrong where the code goes right, more often than not, is not in it.
        wrongs = [.. wrongs.Where(candidate => IsLikely(candidate.Outcomes))];

        // An exception is no fingerprint: too many roads lead to it.
        var unexplained = wrong.Where(i => seen[i].Exception is null).ToHashSet();
        while (unexplained.Count > 0)
        {
            var best = wrongs
                .Select(candidate => (
                    candidate.Mistake,
                    candidate.Outcomes,
                    Explained: unexplained.Where(i => i < candidate.Outcomes.Count && Fingerprint.Agree(seen[i], candidate.Outcomes[i])).ToList()))
                .OrderByDescending(candidate => candidate.Explained.Count)
                .FirstOrDefault();
            if (best.Explained is not { Count: > 0 } explained)
            {
                yield break;
            }

            yield return (best.Mistake, explained.Count, wrong.Count, WrongFor(best.Outcomes).Union(wrong).Count());
            unexplained.ExceptWith(explained);
        }

        bool IsLikely(IReadOnlyList<ProbeOutcome> outcomes)
        {
            int[] its = [.. WrongFor(outcomes)];
            return its.Count(wrong.Contains) >= LeastShare * its.Length;
        }

        IEnumerable<int> WrongFor(IReadOnlyList<ProbeOutcome> outcomes) =>
            Enumerable.Range(0, Math.Min(outcomes.Count, right.Count)).Where(i => !Fingerprint.Agree(outcomes[i], right[i]));
    }

    private static string OnSome(int explained, int wrong, int probes)
    {
        string those = wrong == 1 ? "the one input" : explained == wrong ? $"all {wrong} inputs" : $"{explained} of the {wrong} inputs";
        string rest = explained == wrong ? "elsewhere your code is right, and this mistake is not"
            : wrong - explained == 1 ? "on the other it gives something else"
            : "on the others it gives something else";
        return $"on {those} that your code gets wrong (of {probes} in all), it gives what this mistake gives; {rest}";
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
        "Your code could not be run to its end on the inputs that tell known mistakes apart. What the test says below "
        + "is all there is to go by.",
        $"this is what happened there: {reason.TrimEnd('.')}",
        place,
        Likelihoods.NotCompared);

    private static BookRun Right(Lesson lesson, string taskId) =>
        new(lesson, taskId, "the solution", () => SourceTrees.Solution(lesson));

    private static BookRun Wrong(Lesson lesson, CatalogueEntry mistake) =>
        new(lesson, mistake.TaskId, mistake.Path, () => Splicer.Splice(SourceTrees.Solution(lesson), mistake));

    private async Task<ProbeRun> Known(BookRun run, CancellationToken cancelled) =>
        known.Find(run.Key) ?? await Run(run, Compile(run, cancelled), cancelled);

    private Compiled Compile(BookRun run, CancellationToken cancelled) => compiler.Compile(
        run.Lesson.AssemblyName, TaskSlice.Cut([.. run.Files(), .. SourceTrees.Probes(run.Lesson)], run.TaskId), cancelled, withSymbols: false);

    private async Task<ProbeRun> Run(BookRun run, Compiled compiled, CancellationToken cancelled)
    {
        // An entry of the catalogue that does not compile is the author's affair, and verify tells them: learners
        // still hear of the other mistakes.
        return known.Remember(
            run.Key,
            compiled.Succeeded
                ? await TwiceIfCutOff(compiled, run.TaskId, cancelled)
                : new ProbeRun([], $"{run.What} does not compile."));
    }

    /// <summary>Code from the book runs to its end; if it did not, the machine was to blame, and a second try is fair.</summary>
    private async Task<ProbeRun> TwiceIfCutOff(Compiled compiled, string taskId, CancellationToken cancelled)
    {
        var seen = await host.RunProbes(compiled.Assembly, compiled.Symbols, taskId, cancelled);
        return seen.CutOff is null ? seen : await host.RunProbes(compiled.Assembly, compiled.Symbols, taskId, cancelled);
    }

    /// <summary>Whether it may have come to a task that is not written; of a type's initializer the cause is not told.</summary>
    private static bool ReachesStub(ProbeOutcome outcome) => outcome.Exception is nameof(NotImplementedException) or nameof(TypeInitializationException);

    /// <summary>Code from the book whose probes are run once, and their results remembered.</summary>
    private sealed record BookRun(Lesson Lesson, string TaskId, string What, Func<IReadOnlyList<SyntaxTree>> Files)
    {
        public string Key => $"{TaskId} {What}";
    }
}
