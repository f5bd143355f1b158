using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Mutating;

/// <summary>
/// Proves a lesson's suite strong: changes the solution in one small place after the other, and sees whether a test
/// notices. A change inside a task has to be noticed by that task's own tests; one in what is given, by any test of the
/// lesson, those in <c>tests/NN/given</c> included.
/// </summary>
internal sealed class MutationRun(Workbook book, HostLimits limits) : IDisposable
{
    private readonly LessonCompiler compiler = new(book);
    private readonly TestHost host = new(limits);

    /// <summary>Makes every mutant of a lesson, some of which will not compile.</summary>
    /// <param name="lesson">The lesson.</param>
    public MutationPlan Plan(Lesson lesson)
    {
        var files = SourceTrees.Solution(lesson);
        var solution = compiler.CompileOwn(lesson.AssemblyName, files);
        return new MutationPlan(
            lesson,
            files,
            KnownSurvivors.Read(lesson),
            [.. files.SelectMany(file => Mutator.Mutate(file, solution.Compilation.GetSemanticModel(file)))]);
    }

    /// <summary>Tries mutants of a lesson.</summary>
    /// <param name="plan">The lesson and its mutants.</param>
    /// <param name="onTried">Called after each with its result, which is null if it does not compile.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<IReadOnlyList<MutantResult>> Try(MutationPlan plan, Action<MutantResult?> onTried, CancellationToken cancelled)
    {
        await CheckUnchanged(plan.Lesson, plan.Files, cancelled);
        var results = new List<MutantResult>();
        foreach (var mutant in plan.Mutants)
        {
            cancelled.ThrowIfCancellationRequested();
            var result = await Fate(plan.Lesson, plan.Files, mutant, cancelled) is { } fate
                ? new MutantResult(plan.Lesson.Number, mutant, fate, fate == MutantFate.Survived ? plan.Known.Reason(mutant) : null)
                : null;
            if (result is not null)
            {
                results.Add(result);
            }

            onTried(result);
        }

        return results;
    }

    public void Dispose() => host.Dispose();

    /// <summary>Tests that fail in any case notice everything, and prove nothing.</summary>
    private async Task CheckUnchanged(Lesson lesson, IReadOnlyList<SyntaxTree> files, CancellationToken cancelled)
    {
        var outcomes = await Outcomes(lesson, files, taskId: null, cancelled);
        if (outcomes is null)
        {
            throw new CheckerException($"The solution of lesson {lesson.Number} does not compile with its tests.", ExitCode.DoesNotCompile);
        }

        if (outcomes.FirstOrDefault(test => test.State != TestState.Passed) is { } failed)
        {
            throw new CheckerException(
                $"Lesson {lesson.Number}: {failed.Name} does not pass on the solution as it is. {failed.Message}", ExitCode.NotYet);
        }
    }

    /// <summary>Determines the fate of a mutant; null if it does not compile.</summary>
    private async Task<MutantFate?> Fate(Lesson lesson, IReadOnlyList<SyntaxTree> files, Mutant mutant, CancellationToken cancelled)
    {
        try
        {
            var outcomes = await Outcomes(
                lesson, [.. files.Select(file => file == mutant.Original ? mutant.Tree : file)], mutant.TaskId, cancelled);
            return outcomes is null ? null
                : outcomes.Any(test => test.State is TestState.TimedOut or TestState.Crashed) ? MutantFate.Stopped
                : outcomes.Any(test => test.State == TestState.Failed) ? MutantFate.Killed
                : MutantFate.Survived;
        }
        catch (CheckerException exception) when (exception.ExitCode == ExitCode.NotYet)
        {
            return MutantFate.Stopped; // it ended the process before a test could begin
        }
    }

    /// <summary>
    /// Runs the tests that have to notice a change, up to the first that does: those of a task, or those of the whole lesson
    /// and of what it gives. Null if the code does not compile.
    /// </summary>
    private async Task<IReadOnlyList<TestOutcome>?> Outcomes(
        Lesson lesson, IReadOnlyList<SyntaxTree> files, string? taskId, CancellationToken cancelled)
    {
        IReadOnlyList<SyntaxTree> givenTests = taskId is null ? SourceTrees.GivenTests(lesson) : [];
        string[] ids = taskId is null ? [lesson.GivenId, .. lesson.Tasks.Select(task => task.Id)] : [taskId];
        var compiled = compiler.Compile(lesson.AssemblyName, [.. files, .. SourceTrees.Suite(lesson, taskId), .. givenTests]);
        return compiled.Succeeded
            ? await host.RunTests(compiled.Assembly, compiled.Symbols, ids, onFinished: null, cancelled, stopAtFirst: true)
            : null;
    }
}
