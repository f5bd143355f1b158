using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Running;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing;

/// <summary>
/// Says what is probably wrong with a failing task: first a catalogued mistake that computes the same, then what Roslyn
/// rules recognise. The failed test's own message is shown in any case.
/// </summary>
internal sealed class Diagnoser(LessonCompiler compiler, TestHost host)
{
    private const int MostFindings = 3;

    private readonly Dictionary<string, ProbeRun> known = [];

    /// <summary>At most three findings about a task that is written and fails, surest first; none about any other.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="build">The learner's code, compiled.</param>
    /// <param name="report">How the task fared.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<IReadOnlyList<Finding>> Diagnose(
        Lesson lesson, LearnerBuild build, TaskReport report, CancellationToken cancelled) => report.Status switch
    {
        KataStatus.Failed => await Suspect(lesson, build, report.Task.Id, cancelled),
        KataStatus.Crashed or KataStatus.TimedOut when Member(build, report.Task.Id) is { } member =>
            [.. Examine(build, member).Take(MostFindings)],
        _ => [],
    };

    /// <summary>
    /// What could be said against a task, whether or not its tests pass. On correct code this is empty: the author's gate
    /// asks, so that nothing ever accuses it.
    /// </summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="build">The code, compiled.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<IReadOnlyList<Finding>> Suspect(
        Lesson lesson, LearnerBuild build, string taskId, CancellationToken cancelled)
    {
        var member = Member(build, taskId);
        var mistakes = CatalogueEntry.ReadAll(lesson.Folders.Mistakes).Where(mistake => mistake.TaskId == taskId).ToList();
        var findings = await Mistakes(lesson, build, taskId, mistakes, member?.Place, cancelled);
        if (member is not null)
        {
            // A rule that says what a named mistake says already is left out.
            var said = mistakes.Where(mistake => findings.Any(finding => finding.Name == mistake.Name))
                .Select(mistake => mistake.Rule).ToHashSet();
            findings.AddRange(Examine(build, member).Where(finding => !said.Contains(finding.Name)));
        }

        return [.. findings.Take(MostFindings)];
    }

    private static TaskMember? Member(LearnerBuild build, string taskId) =>
        TaskMember.In(build.Compiled.Compilation.SyntaxTrees).FirstOrDefault(member => member.TaskId == taskId);

    private static IEnumerable<Finding> Examine(LearnerBuild build, TaskMember member)
    {
        var code = new TaskCode(member.Syntax, build.Compiled.Compilation.GetSemanticModel(member.Syntax.SyntaxTree));
        return
            from rule in AllRules.Instances
            from hit in rule.Examine(code)
            select new Finding(
                FindingSource.Rule, rule.Id, rule.Title, hit.Hint, $"the code reads `{hit.Excerpt}`", hit.Place);
    }

    private async Task<List<Finding>> Mistakes(
        Lesson lesson,
        LearnerBuild build,
        string taskId,
        IReadOnlyList<CatalogueEntry> mistakes,
        FileLinePositionSpan? place,
        CancellationToken cancelled)
    {
        var findings = new List<Finding>();
        if (mistakes.Count == 0)
        {
            return findings;
        }

        var run = await host.RunProbes(build.Compiled.Assembly, build.Compiled.Symbols, taskId, cancelled);
        var reference = await Known(lesson, taskId, "the solution", () => SourceTrees.Solution(lesson), cancelled);
        if ((run.CutOff ?? reference.CutOff) is { } reason)
        {
            return [NotCompared(reason, place)];
        }

        var (seen, right) = (run.Outcomes, reference.Outcomes);
        if (Fingerprint.Agree(seen, right))
        {
            return findings;
        }

        var wrongs = new List<(CatalogueEntry Mistake, IReadOnlyList<ProbeOutcome> Outcomes)>();
        foreach (var mistake in mistakes)
        {
            var wrong = await Known(
                lesson, taskId, mistake.Path, () => Splicer.Splice(SourceTrees.Solution(lesson), mistake), cancelled);
            if (wrong.CutOff is null && !Fingerprint.Agree(wrong.Outcomes, right))
            {
                wrongs.Add((mistake, wrong.Outcomes));
            }
        }

        var whole = wrongs.Where(wrong => Fingerprint.Agree(seen, wrong.Outcomes)).ToList();
        findings.AddRange(whole.Select(wrong => Named(
            wrong.Mistake, $"on all {seen.Count} probe inputs your code gives what this mistake gives", place)));
        if (whole.Count == 0)
        {
            findings.AddRange(Parts(seen, right, wrongs).Select(part => Named(
                part.Mistake,
                $"on {part.Explained} of {seen.Count} probe inputs your code gives what this mistake gives; "
                + "on others it does something else wrong as well",
                place)));
        }

        return findings;
    }

    /// <summary>
    /// Mistakes that explain some of the wrong results, where no single one explains all: two mistakes in one. The one that
    /// explains most comes first, then the one that explains most of what is left.
    /// </summary>
    private static IEnumerable<(CatalogueEntry Mistake, int Explained)> Parts(
        IReadOnlyList<ProbeOutcome> seen,
        IReadOnlyList<ProbeOutcome> right,
        IReadOnlyList<(CatalogueEntry Mistake, IReadOnlyList<ProbeOutcome> Outcomes)> wrongs)
    {
        // An exception is no fingerprint: too many roads lead to it.
        var unexplained = Enumerable.Range(0, Math.Min(seen.Count, right.Count))
            .Where(i => seen[i].Exception is null && !Fingerprint.Agree(seen[i], right[i]))
            .ToHashSet();
        while (unexplained.Count > 0)
        {
            var best = wrongs
                .Select(wrong => (
                    wrong.Mistake,
                    Explained: unexplained.Where(i => i < wrong.Outcomes.Count && Fingerprint.Agree(seen[i], wrong.Outcomes[i])).ToList()))
                .OrderByDescending(candidate => candidate.Explained.Count)
                .FirstOrDefault();
            if (best.Explained is not { Count: > 0 } explained)
            {
                yield break;
            }

            yield return (best.Mistake, explained.Count);
            unexplained.ExceptWith(explained);
        }
    }

    private static Finding Named(CatalogueEntry mistake, string because, FileLinePositionSpan? place) =>
        new(FindingSource.Mistake, mistake.Name, mistake.Title, mistake.Hint, because, place);

    private static Finding NotCompared(string reason, FileLinePositionSpan? place) => new(
        FindingSource.Probes,
        "not-compared",
        "Not compared with known mistakes",
        "Your code could not be run to its end on the inputs on which known mistakes are told apart. What the test says below "
        + "is all there is to go by.",
        $"of what happened there: {reason.TrimEnd('.')}",
        place);

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
