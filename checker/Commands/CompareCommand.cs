using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Comparing;
using Katas.Checker.Compiling;
using Katas.Checker.Repairing;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using Katas.Toolkit.Drawing;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary>
/// <c>compare 01.3</c>: the results of the learner's code and of the reference, side by side; after a pass, their code, too.
/// </summary>
internal static class CompareCommand
{
    private const int DrawnAtFirst = 3;
    private const int PictureSize = 40;

    public static Command Create()
    {
        var id = Ids.TaskIfAny();
        var all = new Option<bool>("--all") { Description = $"Draw every difference, not only the first {DrawnAtFirst}." };
        var anyway = new Option<bool>("--anyway") { Description = "Show the reference's code even though yours does not pass yet." };
        var pictures = new Option<string?>("--pictures")
        {
            Description = "Save the maps as PNG files too; without a folder, in pictures/NN.",
            HelpName = "folder",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "compare",
            "Put what your code gives beside what the reference gives; once it passes, also how both are written.")
        {
            id, all, anyway, pictures,
        };
        command.SetAction(async (parsed, cancelled) =>
        {
            var shell = GlobalOptions.Shell(parsed);
            using var checker = new LessonChecker(shell.Book, shell.Limits);
            return await Run(
                shell,
                checker,
                parsed.GetValue(id),
                new Wanted(
                    parsed.GetValue(all) ? int.MaxValue : DrawnAtFirst,
                    parsed.GetValue(anyway),
                    parsed.GetResult(pictures) is null ? null : parsed.GetValue(pictures) ?? ""),
                cancelled);
        });
        return command;
    }

    /// <summary>Compares a task.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> Run(
        Shell shell, LessonChecker checker, string? id, Wanted wanted, CancellationToken cancelled)
    {
        var (lesson, task) = await AtWork.Task(shell, id, cancelled);
        var outputs = await shell.Busy(
            $"{task.Id} {task.Title}", say => checker.Outputs(lesson, task, test => say($"{test.TaskId} {test.Sentence}"), cancelled));
        if (outputs.Report.Status == KataStatus.Failed)
        {
            var finding = await shell.Busy(
                $"Trying small changes to your code, for {RepairAdvice.Waiting.TotalSeconds:0} s at most",
                _ => new RepairAdvice(checker).Find(
                    lesson, SourceTrees.Exercise(lesson), outputs.Report, RepairAdvice.Waiting, CancellationToken.None, cancelled));
            outputs = finding is null ? outputs : outputs with { Report = outputs.Report with { Findings = [finding] } };
        }

        var comparison = TaskComparison.Compare(lesson, outputs);
        bool passed = outputs.Report.Status == KataStatus.Passed;
        bool showsSource = passed || wanted.Anyway;
        var saved = wanted.Pictures is { } folder ? Save(comparison, Folder(shell.Book, lesson, folder)) : [];
        if (shell.Json is not null)
        {
            shell.Json.Write("compare", JsonComparison.Create(shell.Book, comparison, showsSource, [.. saved.Select(shell.Book.Relative)]));
        }
        else
        {
            Write(shell, lesson, comparison, wanted.Drawn, showsSource, saved);
        }

        return passed && comparison.Agrees ? ExitCode.Done
            : outputs.Report.Status == KataStatus.DoesNotCompile ? ExitCode.DoesNotCompile
            : ExitCode.NotYet;
    }

    private static void Write(
        Shell shell, Lesson lesson, TaskComparison comparison, int most, bool showsSource, IReadOnlyList<string> saved)
    {
        var report = new CompareReport(shell.Book, shell.Console, most);
        if (comparison.Inputs.Count > 0)
        {
            report.WriteInputs(comparison);
        }
        else
        {
            // Not written, waiting, or not compiling: what the report says of it, and that there is nothing to compare.
            new TerminalReport(shell.Book, shell.Console).WriteLesson(new LessonReport(lesson, [comparison.Report]));
            shell.Console.WriteLine("  There is nothing to compare yet.");
            shell.Console.WriteLine();
        }

        foreach (string file in saved)
        {
            shell.Console.WriteLine($"  Saved as {file}");
        }

        if (saved.Count > 0)
        {
            shell.Console.WriteLine();
        }

        if (showsSource)
        {
            report.WriteSources(comparison);
        }
        else if (comparison.Inputs.Count > 0)
        {
            string id = comparison.Report.Task.Id;
            foreach (var finding in comparison.Report.Findings)
            {
                new TerminalReport(shell.Book, shell.Console).WriteFinding(finding);
                shell.Console.WriteLine();
            }

            shell.Console.WriteAdvice("why", CommandLine.For($"check {id}"));
            shell.Console.WriteAdvice("a hint", CommandLine.For($"hint {id}"));
            shell.Console.WriteLine("  Once it passes, the reference's code stands here beside yours.");
            shell.Console.WriteLine();
        }
    }

    private static string Folder(Workbook book, Lesson lesson, string given) =>
        given.Length == 0 ? book.Pictures(lesson.Number) : Path.GetFullPath(given);

    private static IReadOnlyList<string> Save(TaskComparison comparison, string folder)
    {
        var saved = new List<string>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var input in comparison.Inputs)
            {
                foreach (var (index, part) in input.Parts.Index())
                {
                    if (part.Difference is not { } difference
                        || DifferencePicture.Create(part.Yours!.Tensor()!, part.Reference!.Tensor()!, difference, PictureSize, PictureSize)
                            is not { } picture)
                    {
                        continue;
                    }

                    string number = input.Parts.Count > 1 ? $"-{index + 1}" : "";
                    string name = $"compare-{comparison.Report.Task.Id}-{input.Name.Replace(' ', '-').ToLowerInvariant()}{number}.png";
                    string path = Path.Combine(folder, name);
                    HeatmapPng.SaveRow(picture.SideBySide("yours", "reference"), path);
                    saved.Add(path);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckerException($"The pictures could not be saved: {exception.Message}", inner: exception);
        }

        return saved;
    }

    /// <summary>What the learner wants to see besides the usual.</summary>
    /// <param name="Drawn">The number of differences to draw.</param>
    /// <param name="Anyway">Whether to show the reference's code although the task does not pass.</param>
    /// <param name="Pictures">The folder to save the maps in; empty for the usual one, null for none.</param>
    internal sealed record Wanted(int Drawn = DrawnAtFirst, bool Anyway = false, string? Pictures = null);
}
