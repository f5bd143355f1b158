using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Verifying;

/// <summary>
/// Proves of a task's wrong answers that its tests notice them, and that what helps is said first: of the mistakes, that each is named; of
/// the unseen answers, what their files say. All of them are compared with the same mistakes, so they are proved together.
/// </summary>
/// <param name="book">The workbook.</param>
/// <param name="checker">The checker.</param>
/// <param name="lesson">The lesson.</param>
internal sealed class WrongAnswers(Workbook book, LessonChecker checker, Lesson lesson)
{
    private readonly RightAnswers right = new(checker, lesson);

    /// <summary>The proofs, in the order of the answers.</summary>
    /// <param name="mistakes">The task's mistakes.</param>
    /// <param name="unseen">The task's unseen answers.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<IReadOnlyList<Proof>> Prove(
        IReadOnlyList<CatalogueEntry> mistakes, IReadOnlyList<UnseenAnswer> unseen, CancellationToken cancelled)
    {
        checker.Warm();
        var builds = new List<(CheckRequest Request, LearnerBuild Build)>();
        foreach (var mistake in mistakes)
        {
            // What it computes is learned from this build, and compared with a second run of it below: one compilation does for both.
            var request = Typed(mistake);
            var build = checker.Build(request, cancelled);
            await checker.Learn(lesson, mistake, build, cancelled);
            builds.Add((request, build));
        }

        var proofs = new List<Proof>();
        foreach (var (mistake, (request, build)) in mistakes.Zip(builds))
        {
            proofs.AddRange(await Mistake(mistake, request, build, cancelled));
        }

        foreach (var answer in unseen)
        {
            proofs.Add(await (answer.IsRight ? Right(answer, cancelled) : Wrong(answer, cancelled)));
        }

        return proofs;
    }

    private CheckRequest Typed(CatalogueEntry entry) => new(lesson)
    {
        Files = Splicer.TypedIntoStub(lesson, entry),
        TaskId = entry.TaskId,
        Diagnose = DiagnoseWhich.All,
    };

    private async Task<IReadOnlyList<Proof>> Mistake(
        CatalogueEntry mistake, CheckRequest request, LearnerBuild build, CancellationToken cancelled)
    {
        string what = $"{mistake.TaskId} {mistake.Name}";
        try
        {
            var task = (await checker.Run(request, build, cancelled)).Tasks[0];
            if (task.Status == KataStatus.Failed)
            {
                checker.LearnFailing(mistake, task);
            }

            var first = task.Findings.FirstOrDefault();
            string? rule = Rule(build, task);
            return
            [
                new Proof(lesson.Number, ProofKind.Mistake, what, task.Status switch
                {
                    KataStatus.Passed => $"every test of {mistake.TaskId} passes: the suite is too weak",
                    KataStatus.DoesNotCompile => DoesNotCompile(task),
                    KataStatus.Failed or KataStatus.TimedOut or KataStatus.Crashed => null,
                    _ => Depends(task),
                }),
                new Proof(lesson.Number, ProofKind.Diagnosis, what, first?.Name == mistake.Name ? null : Says(task))
                {
                    Told = Tell(mistake, mistake.Title, mistake.Name, task) with
                    {
                        Rule = rule,
                        RuleAgrees = rule is not null && mistake.Rules.Contains(rule),
                    },
                },
            ];
        }
        catch (RuleException exception)
        {
            return [new Proof(lesson.Number, ProofKind.Diagnosis, what, Throws(mistake, exception))];
        }
    }

    private async Task<Proof> Wrong(UnseenAnswer answer, CancellationToken cancelled)
    {
        var entry = answer.Entry;
        string what = $"{entry.TaskId} {entry.Name}";
        try
        {
            var request = Typed(entry);
            var build = checker.Build(request, cancelled);
            var task = (await checker.Run(request, build, cancelled)).Tasks[0];
            return new Proof(lesson.Number, ProofKind.Unseen, what, Fault(answer, task))
            {
                Told = Tell(entry, answer.Expect, string.Join($" {UnseenAnswer.Or} ", answer.Hears), task) with
                {
                    Faults = answer.Faults,
                    Rule = Rule(build, task),
                },
            };
        }
        catch (RuleException exception)
        {
            return new Proof(lesson.Number, ProofKind.Unseen, what, Throws(entry, exception));
        }
    }

    private async Task<Proof> Right(UnseenAnswer answer, CancellationToken cancelled)
    {
        var proof = await right.Prove(ProofKind.Unseen, answer.Entry, cancelled);
        return proof with
        {
            Told = new Told(
                book.Relative(answer.Entry.Path),
                answer.Entry.TaskId,
                answer.Expect,
                UnseenAnswer.Passes,
                proof.Fault is null || proof.Findings > 0 ? KataStatus.Passed : KataStatus.Failed)
            {
                Faults = 0,
            },
        };
    }

    private static string? Fault(UnseenAnswer answer, TaskReport task) => task.Status switch
    {
        KataStatus.NotStarted or KataStatus.Waiting => Depends(task),
        KataStatus.Passed => answer.IsOpen ? null : $"every test of {task.Task.Id} passes: the suite is too weak",
        KataStatus.DoesNotCompile when answer.IsOpen => DoesNotCompile(task),
        _ when answer.IsOpen => null,
        _ when task.Findings.Count == 0 || !answer.Hears.Contains(task.Findings[0].Name) =>
            $"{Says(task)}; it should hear {string.Join(" or ", answer.Hears)}",
        _ when answer.Then is { } next && task.Findings.ElementAtOrDefault(1)?.Name != next =>
            $"after {task.Findings[0].Name} it should hear {next}, not {task.Findings.ElementAtOrDefault(1)?.Name ?? "nothing"}",
        _ => null,
    };

    private Told Tell(CatalogueEntry entry, string expect, string hears, TaskReport task)
    {
        var first = task.Findings.FirstOrDefault();
        return new Told(book.Relative(entry.Path), entry.TaskId, expect, hears, task.Status)
        {
            First = first?.Name,
            Source = first?.Source,
            Title = first?.Title,
            Because = first?.Because,
            Hint = first?.Hint,
        };
    }

    private string? Rule(LearnerBuild build, TaskReport task) =>
        task.Status == KataStatus.DoesNotCompile ? null : checker.Rules(lesson, build, task.Task.Id).FirstOrDefault()?.Name;

    private static string Says(TaskReport task)
    {
        var first = task.Findings.FirstOrDefault();
        return $"the report names {first?.Name ?? "nothing"} first, because {first?.Because ?? "none agrees"}; "
            + $"the task is {task.Status}: {task.FirstFailure?.Message}";
    }

    private static string DoesNotCompile(TaskReport task) => $"it does not compile: {task.Problems.FirstOrDefault()?.Message}";

    private static string Depends(TaskReport task) => $"it is {task.Status}: it should stand on the tasks before it alone";

    private string Throws(CatalogueEntry entry, RuleException exception) =>
        $"{exception.Message} It reads {book.Relative(entry.Path)}, and ends {exception.Where}";
}
