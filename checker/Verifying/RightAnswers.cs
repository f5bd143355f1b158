using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Verifying;

/// <summary>Proves of right answers that tests pass, and that nothing is said against them.</summary>
/// <param name="checker">The checker.</param>
/// <param name="lesson">The lesson.</param>
internal sealed class RightAnswers(LessonChecker checker, Lesson lesson)
{
    /// <summary>The proof of another right answer: all tests that can tell it from the solution pass.</summary>
    /// <param name="kind">What is proved.</param>
    /// <param name="entry">The answer.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<Proof> Prove(ProofKind kind, CatalogueEntry entry, CancellationToken cancelled)
    {
        string what = $"{entry.TaskId} {entry.Name}";
        if (lesson.Task(entry.TaskId) is null)
        {
            return new Proof(lesson.Number, kind, what, $"its task {entry.TaskId} is not one of the lesson's");
        }

        var solution = SourceTrees.Solution(lesson);
        var files = Splicer.Splice(solution, entry);
        string[] affected = [.. AffectedTasks.Find(lesson, solution, files).Select(task => task.Id).Union([entry.TaskId])];
        var request = new CheckRequest(lesson) { Files = files, TaskIds = affected };
        checker.Warm();
        var build = checker.Build(request, cancelled);
        var report = await checker.Run(request, build, cancelled);
        string? fault = report.Tasks.Select(Fault).FirstOrDefault(found => found is not null);
        return await IsRight(kind, what, entry.TaskId, build, fault, cancelled);
    }

    /// <summary>The proofs of the solution, one for each task.</summary>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<IReadOnlyList<Proof>> Solution(CancellationToken cancelled)
    {
        var request = new CheckRequest(lesson) { Files = SourceTrees.Solution(lesson) };
        checker.Warm();
        var build = checker.Build(request, cancelled);
        var report = await checker.Run(request, build, cancelled);
        var proofs = new List<Proof>();
        foreach (var task in report.Tasks)
        {
            proofs.Add(await IsRight(ProofKind.Solution, task.Task.Id, task.Task.Id, build, Fault(task), cancelled));
        }

        return proofs;
    }

    private async Task<Proof> IsRight(
        ProofKind kind, string what, string taskId, LearnerBuild build, string? fault, CancellationToken cancelled)
    {
        try
        {
            var findings = fault is null ? await checker.Suspect(lesson, build, taskId, cancelled) : [];
            return new Proof(
                lesson.Number,
                kind,
                what,
                fault ?? (findings.Count == 0 ? null : $"it is accused of '{findings[0].Title}' because {findings[0].Because}"),
                findings.Count);
        }
        catch (RuleException exception)
        {
            return new Proof(lesson.Number, kind, what, $"{exception.Message} It ends {exception.Where}");
        }
    }

    private static string? Fault(TaskReport task) =>
        task.Status == KataStatus.Passed ? null
        : task.FirstFailure is { } failure ? $"{task.Task.Id} is {task.Status}: {failure.Name}: {failure.Message}"
        : $"{task.Task.Id} is {task.Status}: {task.Problems.FirstOrDefault()?.Message ?? task.Tests.FirstOrDefault()?.Message ?? "it has no test"}";
}
