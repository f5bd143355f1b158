using System.Collections.Concurrent;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Katas.Checker.Showing;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Verifying;

/// <summary>
/// The author's gate: proves that the book's stubs fail, its solutions and alternatives pass without a finding, and
/// every mistake fails a test of its task and is the one that the report names. It works on as many pieces of the book at
/// a time as there are processors, each with a child of its own.
/// </summary>
internal sealed class Verifier(Workbook book, HostLimits limits)
{
    private readonly LessonCompiler compiler = new(book);

    /// <summary>Proves lessons, and reports each thing as it is done.</summary>
    /// <returns>The proofs, in the order of the book.</returns>
    public async Task<IReadOnlyList<Proof>> Prove(IReadOnlyList<Lesson> lessons, Action<Proof> onProof, CancellationToken cancelled)
    {
        Piece[] pieces = [.. lessons.SelectMany(Pieces)];
        var proofs = new IReadOnlyList<Proof>[pieces.Length];

        // The large ones first: at the end nobody waits long for the last one.
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, pieces.Length).OrderByDescending(i => pieces[i].Weight));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled);

        async Task Work()
        {
            using var checker = new LessonChecker(compiler, limits);
            try
            {
                while (waiting.TryDequeue(out int i))
                {
                    proofs[i] = await pieces[i].Prove(checker, stop.Token);
                    proofs[i].ToList().ForEach(onProof);
                }
            }
            catch
            {
                await stop.CancelAsync(); // what the others prove now, nobody hears
                throw;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(Environment.ProcessorCount, pieces.Length)).Select(_ => Task.Run(Work, stop.Token)));
        return [.. proofs.SelectMany(some => some)];
    }

    private IEnumerable<Piece> Pieces(Lesson lesson)
    {
        yield return new Piece(1, (_, _) => Task.FromResult<IReadOnlyList<Proof>>([.. TextProofs.Of(book, lesson), .. ShapeProofs.Of(lesson), .. GivenProofs.Of(book, lesson)]));
        yield return new Piece(lesson.Tasks.Count, (checker, stop) => Stubs(checker, lesson, stop));
        yield return new Piece(lesson.Tasks.Count, (checker, stop) => Solution(checker, lesson, stop));
        foreach (var ofTask in CatalogueEntry.ReadAll(lesson.Folders.Mistakes).Where(entry => lesson.Task(entry.TaskId) is not null).GroupBy(entry => entry.TaskId))
        {
            yield return new Piece(ofTask.Count(), (checker, stop) => Mistakes(checker, lesson, [.. ofTask], stop));
        }

        foreach (var alternative in CatalogueEntry.ReadAll(lesson.Folders.Alternatives))
        {
            yield return new Piece(1, (checker, stop) => Alternative(checker, lesson, alternative, stop));
        }

        yield return new Piece(1, (_, _) => Task.FromResult<IReadOnlyList<Proof>>([Demo(lesson)]));
    }

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
        var files = Splicer.Splice(SourceTrees.Solution(lesson), alternative);
        var report = await checker.Check(new CheckRequest(lesson) { Files = files }, cancelled);
        string? fault = report.Tasks.Select(Fault).FirstOrDefault(fault => fault is not null);
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

    /// <summary>Proves that the tests of right code pass, and that there is no finding.</summary>
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

    /// <summary>Something to prove that stands for itself.</summary>
    /// <param name="Weight">The amount of work relative to others.</param>
    /// <param name="Prove">Carries it out.</param>
    private sealed record Piece(int Weight, Func<LessonChecker, CancellationToken, Task<IReadOnlyList<Proof>>> Prove);
}
