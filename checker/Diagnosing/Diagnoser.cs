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

    private readonly Dictionary<string, IReadOnlyList<ProbeOutcome>?> known = [];

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
        var findings = await Mistakes(lesson, build, taskId, member?.Place, cancelled);
        if (member is not null)
        {
            findings.AddRange(Examine(build, member));
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
        Lesson lesson, LearnerBuild build, string taskId, FileLinePositionSpan? place, CancellationToken cancelled)
    {
        var findings = new List<Finding>();
        var mistakes = CatalogueEntry.ReadAll(lesson.Folders.Mistakes).Where(mistake => mistake.TaskId == taskId).ToList();
        if (mistakes.Count == 0)
        {
            return findings;
        }

        var seen = await host.RunProbes(build.Compiled.Assembly, build.Compiled.Symbols, taskId, cancelled);
        var right = await Known(lesson, taskId, "the solution", () => SourceTrees.Solution(lesson), cancelled);
        if (seen is null || Fingerprint.Agree(seen, right))
        {
            return findings;
        }

        foreach (var mistake in mistakes)
        {
            var wrong = await Known(
                lesson, taskId, mistake.Path, () => Splicer.Splice(SourceTrees.Solution(lesson), mistake), cancelled);
            if (Fingerprint.Agree(seen, wrong) && !Fingerprint.Agree(wrong, right))
            {
                findings.Add(new Finding(
                    FindingSource.Mistake,
                    mistake.Name,
                    mistake.Title,
                    mistake.Hint,
                    $"on {seen.Count} probe inputs your code gives what this mistake gives",
                    place));
            }
        }

        return findings;
    }

    private async Task<IReadOnlyList<ProbeOutcome>?> Known(
        Lesson lesson, string taskId, string what, Func<IReadOnlyList<SyntaxTree>> files, CancellationToken cancelled)
    {
        string key = $"{taskId} {what}";
        if (!known.TryGetValue(key, out var outcomes))
        {
            var compiled = compiler.CompileOwn(
                $"Lesson {lesson.Number} with {Path.GetFileName(what)}", [.. files(), .. SourceTrees.Probes(lesson)]);
            outcomes = await host.RunProbes(compiled.Assembly, compiled.Symbols, taskId, cancelled);
            known[key] = outcomes;
        }

        return outcomes;
    }
}
