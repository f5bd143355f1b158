using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Showing;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Verifying;

/// <summary>Takes a lesson apart into what can be proved piece by piece, and proves it.</summary>
internal sealed class LessonPieces(Workbook book)
{
    /// <summary>All of a lesson's pieces.</summary>
    public IEnumerable<Piece> Split(Lesson lesson)
    {
        string[] all = [.. lesson.Tasks.Select(task => task.Id)];
        var mistakes = CatalogueEntry.ReadAll(lesson.Folders.Mistakes).Where(entry => lesson.Task(entry.TaskId) is not null).ToList();

        // Proved every time: links lead anywhere, and reading takes no time.
        yield return new Piece($"{lesson.Number}-words", 1, (_, _) => Task.FromResult(Words(lesson)));
        yield return new Piece($"{lesson.Number}-stubs", all.Length, (checker, stop) => Stubs(checker, lesson, stop))
        {
            Sources = new Sources(lesson, all, []) { Folder = lesson.Folders.Exercise },
        };
        yield return new Piece($"{lesson.Number}-solution", all.Length, (checker, stop) => Solution(checker, lesson, stop))
        {
            Sources = new Sources(lesson, all, mistakes),
        };
        foreach (var ofTask in mistakes.GroupBy(entry => entry.TaskId))
        {
            yield return new Piece($"{lesson.Number}-mistakes-{ofTask.Key}", ofTask.Count(), (checker, stop) => Mistakes(checker, lesson, [.. ofTask], stop))
            {
                Sources = new Sources(lesson, [ofTask.Key], [.. ofTask]),
            };
        }

        foreach (var alternative in CatalogueEntry.ReadAll(lesson.Folders.Alternatives))
        {
            yield return new Piece(
                $"{lesson.Number}-alternative-{alternative.Name}", 1, (checker, stop) => Alternative(checker, lesson, alternative, stop))
            {
                Sources = new Sources(lesson, all, [alternative, .. mistakes.Where(mistake => mistake.TaskId == alternative.TaskId)]),
            };
        }

        yield return new Piece($"{lesson.Number}-repairs", all.Length, (checker, stop) => new RepairProofs(checker).Prove(lesson, stop))
        {
            Sources = new Sources(lesson, all, []),
        };
        yield return new Piece($"{lesson.Number}-demo", 1, (_, _) => Task.FromResult<IReadOnlyList<Proof>>([Demo(lesson)]))
        {
            Sources = new Sources(lesson, all, []) { Folder = lesson.Folders.Demo, WholeBook = true },
        };
    }

    private IReadOnlyList<Proof> Words(Lesson lesson) =>
        [.. TextProofs.Prove(book, lesson), .. ShapeProofs.Prove(lesson), .. GivenProofs.Prove(book, lesson)];

    private static async Task<IReadOnlyList<Proof>> Stubs(LessonChecker checker, Lesson lesson, CancellationToken cancelled)
    {
        var report = await checker.Check(new CheckRequest(lesson), cancelled);
        return [.. report.Tasks.Select(task => new Proof(lesson.Number, ProofKind.Stub, task.Task.Id, IsUnwritten(task)
            ? null
            : $"on the shipped stub its state is {task.Status}, with {task.Tests.Count} tests; expected NotStarted "
                + "(verify is for authors: it wants the exercises as they are shipped)"))];
    }

    private static bool IsUnwritten(TaskReport task) =>
        task.Status is KataStatus.NotStarted or KataStatus.Waiting && task.Tests.Any(test => test.State == TestState.Failed);

    private static async Task<IReadOnlyList<Proof>> Solution(LessonChecker checker, Lesson lesson, CancellationToken cancelled)
    {
        var files = SourceTrees.Solution(lesson);
        var report = await checker.Check(new CheckRequest(lesson) { Files = files }, cancelled);
        var proofs = new List<Proof>();
        foreach (var task in report.Tasks)
        {
            proofs.Add(await IsRight(checker, lesson, files, ProofKind.Solution, task.Task.Id, task.Task.Id, Fault(task), cancelled));
        }

        return proofs;
    }

    private static async Task<IReadOnlyList<Proof>> Mistakes(
        LessonChecker checker, Lesson lesson, IReadOnlyList<CatalogueEntry> mistakes, CancellationToken cancelled)
    {
        var proofs = new List<Proof>();
        foreach (var mistake in mistakes)
        {
            proofs.AddRange(await Mistake(checker, lesson, mistake, cancelled));
        }

        return proofs;
    }

    private static async Task<IReadOnlyList<Proof>> Mistake(
        LessonChecker checker, Lesson lesson, CatalogueEntry mistake, CancellationToken cancelled)
    {
        var request = new CheckRequest(lesson)
        {
            Files = Splicer.TypedIntoStub(lesson, mistake),
            TaskId = mistake.TaskId,
            Diagnose = DiagnoseWhich.All,
        };
        var report = await checker.Check(request, cancelled);
        var task = report.Tasks[0];
        string what = $"{mistake.TaskId} {mistake.Name}";
        var first = task.Findings.FirstOrDefault();
        return
        [
            new Proof(lesson.Number, ProofKind.Mistake, what, task.Status switch
            {
                KataStatus.Passed => $"every test of {mistake.TaskId} passes: the suite is too weak",
                KataStatus.DoesNotCompile => $"it does not compile: {task.Problems.FirstOrDefault()?.Message}",
                KataStatus.Failed or KataStatus.TimedOut or KataStatus.Crashed => null,
                _ => $"it is {task.Status}: it should stand on the tasks before it alone",
            }),
            new Proof(lesson.Number, ProofKind.Diagnosis, what, first?.Name == mistake.Name
                ? null
                : $"the report names {first?.Name ?? "nothing"} first, because {first?.Because ?? "none agrees"}; "
                    + $"the task is {task.Status}: {task.FirstFailure?.Message}"),
        ];
    }

    private static async Task<IReadOnlyList<Proof>> Alternative(
        LessonChecker checker, Lesson lesson, CatalogueEntry alternative, CancellationToken cancelled)
    {
        var solution = SourceTrees.Solution(lesson);
        var files = Splicer.Splice(solution, alternative);
        string? fault = lesson.Task(alternative.TaskId) is null ? $"its task {alternative.TaskId} is not one of the lesson's" : null;
        var affected = AffectedTasks.Find(lesson, solution, files);
        var request = new CheckRequest(lesson) { Files = files, TaskId = affected.Count == 1 ? affected[0].Id : null };
        var build = checker.Build(request, cancelled);
        foreach (var task in affected.TakeWhile(_ => fault is null))
        {
            var report = await checker.Run(request with { TaskId = task.Id }, build, cancelled);
            fault = Fault(report.Tasks[0]);
        }

        string what = $"{alternative.TaskId} {alternative.Name}";
        return [await IsRight(checker, lesson, files, ProofKind.Alternative, what, alternative.TaskId, fault, cancelled)];
    }

    private Proof Demo(Lesson lesson)
    {
        string? fault = null;
        try
        {
            new DemoCompiler(book).Compile(lesson, new HashSet<string>());
        }
        catch (CheckerException exception)
        {
            fault = exception.Message;
        }

        return new Proof(lesson.Number, ProofKind.Demo, "compiles", fault);
    }

    private static string? Fault(TaskReport task) =>
        task.Status == KataStatus.Passed ? null
        : task.FirstFailure is { } failure ? $"{task.Task.Id} is {task.Status}: {failure.Name}: {failure.Message}"
        : $"{task.Task.Id} is {task.Status}: {task.Problems.FirstOrDefault()?.Message ?? task.Tests.FirstOrDefault()?.Message ?? "it has no test"}";

    /// <summary>Proves of right code that its tests pass and that nothing is said against it.</summary>
    private static async Task<Proof> IsRight(
        LessonChecker checker,
        Lesson lesson,
        IReadOnlyList<SyntaxTree> files,
        ProofKind kind,
        string what,
        string taskId,
        string? fault,
        CancellationToken cancelled)
    {
        var findings = fault is null ? await checker.Suspect(lesson, files, taskId, cancelled) : [];
        return new Proof(
            lesson.Number,
            kind,
            what,
            fault ?? (findings.Count == 0 ? null : $"it is accused of '{findings[0].Title}' because {findings[0].Because}"),
            findings.Count);
    }
}
