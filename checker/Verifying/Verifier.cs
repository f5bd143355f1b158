using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Running;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Verifying;

/// <summary>
/// The author's gate: proves that the book's stubs fail, its solutions and alternatives pass without a finding, and
/// every mistake fails a test of its task and is the one that the report names.
/// </summary>
internal sealed class Verifier(Workbook book, HostLimits limits) : IDisposable
{
    private readonly LessonChecker checker = new(book, limits);

    /// <summary>Proves a lesson, telling of each thing as it is done.</summary>
    public async Task<IReadOnlyList<Proof>> Prove(Lesson lesson, Action<Proof> onProof, CancellationToken cancelled)
    {
        var proofs = new List<Proof>();

        void Add(Proof proof)
        {
            proofs.Add(proof);
            onProof(proof);
        }

        TextProofs.Of(book, lesson).Concat(ShapeProofs.Of(lesson)).ToList().ForEach(Add);
        await Stubs(lesson, Add, cancelled);
        await Solution(lesson, Add, cancelled);
        foreach (var mistake in CatalogueEntry.ReadAll(lesson.Folders.Mistakes).Where(entry => lesson.Task(entry.TaskId) is not null))
        {
            foreach (var proof in await Mistake(lesson, mistake, cancelled))
            {
                Add(proof);
            }
        }

        foreach (var alternative in CatalogueEntry.ReadAll(lesson.Folders.Alternatives))
        {
            Add(await Passes(lesson, alternative, cancelled));
        }

        Add(Demo(lesson));
        return proofs;
    }

    public void Dispose() => checker.Dispose();

    private async Task Stubs(Lesson lesson, Action<Proof> add, CancellationToken cancelled)
    {
        var report = await checker.Check(lesson, null, null, DiagnoseWhich.None, null, cancelled);
        foreach (var task in report.Tasks)
        {
            bool fails = task.Status is KataStatus.NotStarted or KataStatus.Waiting && task.Tests.Any(test => test.State == TestState.Failed);
            add(new Proof(lesson.Number, ProofKind.Stub, task.Task.Id, fails
                ? null
                : $"on the shipped stub its state is {task.Status}, with {task.Tests.Count} tests; expected NotStarted "
                    + "(verify is for authors: it wants the exercises as they are shipped)"));
        }
    }

    private async Task Solution(Lesson lesson, Action<Proof> add, CancellationToken cancelled)
    {
        var files = SourceTrees.Solution(lesson);
        var report = await checker.Check(lesson, files, null, DiagnoseWhich.None, null, cancelled);
        foreach (var task in report.Tasks)
        {
            add(await IsRight(lesson, files, ProofKind.Solution, task.Task.Id, task.Task.Id, Fault(task), cancelled));
        }
    }

    private async Task<IReadOnlyList<Proof>> Mistake(Lesson lesson, CatalogueEntry mistake, CancellationToken cancelled)
    {
        var report = await checker.Check(
            lesson, Splicer.TypedIntoStub(lesson, mistake), mistake.TaskId, DiagnoseWhich.All, null, cancelled);
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

    private async Task<Proof> Passes(Lesson lesson, CatalogueEntry alternative, CancellationToken cancelled)
    {
        var files = Splicer.Splice(SourceTrees.Solution(lesson), alternative);
        var report = await checker.Check(lesson, files, null, DiagnoseWhich.None, null, cancelled);
        string? fault = report.Tasks.Select(Fault).FirstOrDefault(fault => fault is not null);
        return await IsRight(
            lesson, files, ProofKind.Alternative, $"{alternative.TaskId} {alternative.Name}", alternative.TaskId, fault, cancelled);
    }

    private Proof Demo(Lesson lesson)
    {
        string? fault = null;
        try
        {
            new DemoHost(book).Compile(lesson, own: false);
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
    private async Task<Proof> IsRight(
        Lesson lesson, IReadOnlyList<SyntaxTree> files, ProofKind kind, string what, string taskId, string? fault, CancellationToken cancelled)
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
