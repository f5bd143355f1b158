using System.Diagnostics;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Mutating;
using Katas.Checker.Repairing;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Verifying;

/// <summary>How often repair search leads to the fault: of mutants of the solutions, and of wrong answers that nothing else names.</summary>
/// <param name="checker">Checks them, and runs the variants.</param>
internal sealed class RepairProofs(LessonChecker checker)
{
    /// <summary>Which mutants, unless somebody says otherwise.</summary>
    public const int Seed = 1;

    /// <summary>The number of a lesson's mutants in the gate.</summary>
    public const int GateSample = 5;

    // The goal is told by `verify --repairs` on many more; in the gate one may be missed, where the machine is slow.
    private const int GateMissed = 1;

    /// <summary>The share of noticed mutants that have to be led back to their place.</summary>
    public const double MutantsGoal = 0.95;

    /// <summary>The share of wrong answers that nothing else names that have to be repaired.</summary>
    public const double UnseenGoal = 0.35;

    /// <summary>A sample of a lesson's mutants that its tests notice.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="sample">How many.</param>
    /// <param name="seed">Which ones.</param>
    /// <param name="onTried">Called with each.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<IReadOnlyList<RepairTrial>> Mutants(
        Lesson lesson, int sample, int seed, Action<RepairTrial> onTried, CancellationToken cancelled)
    {
        var files = SourceTrees.Solution(lesson);
        var solution = checker.Compiler.CompileOwn(lesson.AssemblyName, files);
        Mutant[] mutants =
        [
            .. files.Where(file => !lesson.Gives(file.FilePath))
                .SelectMany(file => Mutator.Mutate(file, solution.Compilation.GetSemanticModel(file)))
                .Where(mutant => mutant.TaskId is not null),
        ];
        new Random(seed).Shuffle(mutants);
        var trials = new List<RepairTrial>();
        foreach (var mutant in mutants)
        {
            if (trials.Count == sample)
            {
                break;
            }

            cancelled.ThrowIfCancellationRequested();
            var changed = files.Select(file => file == mutant.Original ? mutant.Tree : file).ToList();
            string what = $"{mutant.File}:{mutant.Line} {mutant.Change}";
            if (await Try(lesson, changed, mutant.TaskId!, what, DiagnoseWhich.None, cancelled) is { } trial)
            {
                trial = trial with { IsAtTheFault = trial.Repair is { IsWhole: true } repair && IsAt(repair, mutant) };
                trials.Add(trial);
                onTried(trial);
            }
        }

        return trials;
    }

    /// <summary>The wrong answers of a lesson that nothing else names.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="onTried">Called with each.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<IReadOnlyList<RepairTrial>> Unseen(Lesson lesson, Action<RepairTrial> onTried, CancellationToken cancelled)
    {
        var trials = new List<RepairTrial>();
        foreach (var answer in UnseenAnswer.ReadAll(lesson.Folders.Unseen).Where(answer => !answer.IsRight))
        {
            cancelled.ThrowIfCancellationRequested();
            var entry = answer.Entry;
            var files = Splicer.Splice(SourceTrees.Solution(lesson), entry);
            if (await Try(lesson, files, entry.TaskId, entry.Name, DiagnoseWhich.All, cancelled, answer.Hears) is { } trial)
            {
                trials.Add(trial with { IsUnseen = true, Expect = answer.Expect });
                onTried(trials[^1]);
            }
        }

        return trials;
    }

    /// <summary>The gate's share: that a few mutants are led back to their places.</summary>
    public async Task<IReadOnlyList<Proof>> Prove(Lesson lesson, CancellationToken cancelled)
    {
        IReadOnlyList<RepairTrial> trials;
        try
        {
            trials = await Mutants(lesson, GateSample, Seed, _ => { }, cancelled);
        }
        catch (CheckerException exception) when (exception.ExitCode == ExitCode.DoesNotCompile)
        {
            return []; // the solution's own proof says so
        }

        var missed = trials.Where(trial => trial.IsAtTheFault != true).ToList();
        return
        [
            new Proof(lesson.Number, ProofKind.Repair, $"{trials.Count} mutants, by seed {Seed}", missed.Count <= GateMissed
                ? null
                : $"{missed.Count} of {trials.Count} are not led back to their places: {string.Join("; ", missed.Select(trial => trial.What))} "
                    + $"(verify {lesson.Number} --repairs --sample {GateSample})"),
        ];
    }

    /// <summary>Checks an answer, and looks for its repair; null if it needs none, or is named already.</summary>
    private async Task<RepairTrial?> Try(
        Lesson lesson,
        IReadOnlyList<SyntaxTree> files,
        string taskId,
        string what,
        DiagnoseWhich diagnose,
        CancellationToken cancelled,
        IReadOnlyList<string>? hears = null)
    {
        var request = new CheckRequest(lesson) { Files = files, TaskId = taskId, Diagnose = diagnose };
        LessonReport report;
        try
        {
            report = await checker.Check(request, cancelled);
        }
        catch (CheckerException exception) when (exception.ExitCode == ExitCode.NotYet)
        {
            return null; // it ends the process before a test can begin
        }

        var task = report.Tasks[0];
        var first = task.Findings.FirstOrDefault();
        if (task.Status != KataStatus.Failed || RepairFinding.IsNamed(task) || (first is not null && hears?.Contains(first.Name) == true))
        {
            return null;
        }

        long start = Stopwatch.GetTimestamp();
        var repair = await new RepairSearch(checker).Find(new RepairRequest(lesson, files, task, RepairAdvice.Quiet), CancellationToken.None, cancelled);
        var finding = repair is null ? null : RepairFinding.Create(repair, task.Tests.Count);
        return new RepairTrial(lesson.Number, taskId, what, false, repair, null, Stopwatch.GetElapsedTime(start))
        {
            First = first is null ? null : $"{first.Title} ({first.Name}, {first.Likelihood:0.00})",
            Words = finding is null ? null : $"{finding.Hint} ({finding.Likelihood:0.00})",
        };
    }

    /// <summary>Whether a repair is in the statement that the mutant changed; where that is gone, in one beside it.</summary>
    private static bool IsAt(Repair repair, Mutant mutant)
    {
        string before = mutant.Original.ToString();
        string after = mutant.Tree.ToString();
        int same = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var place = mutant.Tree.GetRoot().FindToken(Math.Min(same, after.Length - 1)).Parent;
        var around = place?.FirstAncestorOrSelf<StatementSyntax>() as SyntaxNode ?? place?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (around is null)
        {
            return false;
        }

        var lines = mutant.Tree.GetLineSpan(around.Span);
        int slack = around is EmptyStatementSyntax ? 1 : 0;
        return repair.Edits.Any(edit => edit.Tree.FilePath == mutant.Tree.FilePath
            && edit.Tree.GetLineSpan(edit.Parts[0].Span) is var span
            && span.StartLinePosition.Line <= lines.EndLinePosition.Line + slack
            && span.EndLinePosition.Line >= lines.StartLinePosition.Line - slack);
    }
}
