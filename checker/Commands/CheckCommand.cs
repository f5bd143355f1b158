using System.CommandLine;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Keeping;
using Katas.Checker.Repairing;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>check 01</c>, <c>check 01.3</c>: one lesson or one task, with every failing task diagnosed.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var what = Ids.LessonOrTaskIfAny();
        var problems = new Option<bool>("--problems")
        {
            Description = "At the end, a line for each thing that is wrong, as compilers write them: for an editor's list of problems.",
        };
        var command = new Command("check", "Check one lesson or one task, and say what is wrong with it.") { what, problems }
            .WithExamples(
                ("check", "the current task"),
                ("check 01", "a lesson, every failing task explained"),
                ("check 01.3", "one task"),
                ("check 01.3 --timeout 60", "on a slow machine"));
        command.SetAction((parsed, cancelled) => Run(GlobalOptions.Shell(parsed), parsed.GetValue(what), parsed.GetValue(problems), cancelled));
        return command;
    }

    private static async Task<int> Run(Shell shell, string? what, bool listsProblems, CancellationToken cancelled)
    {
        var (lesson, task) = await AtWork.LessonOrTask(shell, what, cancelled);
        using var checker = new LessonChecker(shell.Book, shell.Limits);
        var report = await shell.Busy(
            $"Lesson {lesson.Number}: {lesson.Title}",
            say => checker.Check(
                new CheckRequest(lesson)
                {
                    TaskId = task?.Id,
                    Diagnose = DiagnoseWhich.All,
                    OnFinished = test => say($"{test.TaskId} {test.Sentence}"),
                },
                cancelled));
        report = Origins.Mark(shell.Book, report);
        if (RepairAdvice.IsWanted(report))
        {
            var files = SourceTrees.Exercise(lesson);
            report = await shell.Busy(
                $"Trying small changes to your code, for {RepairAdvice.Waiting.TotalSeconds:0} s at most",
                _ => new RepairAdvice(checker).Add(report, files, RepairAdvice.Waiting, CancellationToken.None, cancelled));
            new RepairMemory(shell.Book).Remember(report, files);
        }

        var passed = new WorkMemory(shell.Book).Look(report);
        if (shell.Json is not null)
        {
            shell.Json.Write("check", JsonReport.Create(shell.Book, [report]));
        }
        else
        {
            new TerminalReport(shell.Book, shell.Console).WriteLesson(report, explainsAll: true, passed);
            foreach (string line in listsProblems ? ProblemLines.Write(report) : [])
            {
                shell.Console.WriteUnwrapped(new Text(line));
            }
        }

        return report.IsGreen ? ExitCode.Done
            : report.Problems.Count > 0 || report.Tasks.Any(one => one.Status == KataStatus.DoesNotCompile) ? ExitCode.DoesNotCompile
            : ExitCode.NotYet;
    }
}
