using System.Collections.Concurrent;
using System.Globalization;
using Katas.Checker.Book;
using Katas.Checker.Keeping;
using Katas.Checker.Mutating;
using Katas.Checker.Reporting;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>verify --mutants</c>: proves that the suites notice small changes of the solutions.</summary>
internal static class Mutants
{
    public static async Task<int> Run(Shell shell, string? number, string? file, CancellationToken cancelled)
    {
        var lessons = number is null ? shell.Book.Lessons() : [shell.Book.Lesson(number)];
        var results = await shell.Busy("Changing the solutions", say => Try(shell, lessons, say, cancelled));
        if (results.Count == 0)
        {
            throw new CheckerException("There was nothing to change: no lesson has a solution.");
        }

        var report = new MutationReport(results);
        if (file is not null)
        {
            AtomicFile.Write(Path.GetFullPath(file), System.Text.Encoding.UTF8.GetBytes(report.Markdown()));
        }

        if (shell.Json is not null)
        {
            shell.Json.Write("verify", new
            {
                report.Holds,
                Lessons = report.Lessons.Select(lesson => new
                {
                    Number = lesson,
                    Score = report.Score(lesson),
                    Killed = report.Count(lesson, MutantFate.Killed),
                    Stopped = report.Count(lesson, MutantFate.Stopped),
                    Survived = report.Count(lesson, MutantFate.Survived),
                }),
                Survivors = results.Where(result => result.Fate == MutantFate.Survived)
                    .Select(result => new { result.Lesson, result.Mutant.File, result.Mutant.Line, result.Mutant.Change, result.Reason }),
            });
        }
        else
        {
            Write(shell.Book, shell.Console, report);
        }

        return report.Holds ? ExitCode.Done : ExitCode.NotYet;
    }

    private static async Task<IReadOnlyList<MutantResult>> Try(
        Shell shell, IReadOnlyList<Lesson> lessons, Action<string> say, CancellationToken cancelled)
    {
        var results = new ConcurrentDictionary<string, IReadOnlyList<MutantResult>>();
        int tried = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancelled };
        await Parallel.ForEachAsync(lessons, options, async (lesson, stop) =>
        {
            using var run = new MutationRun(shell.Book, shell.Limits);
            results[lesson.Number] = await run.Try(
                lesson,
                result => say(
                    $"{Interlocked.Increment(ref tried)} mutants; lesson {result.Lesson}: "
                    + $"{result.Mutant.File}:{result.Mutant.Line} {result.Mutant.Change}"),
                stop);
        });
        return [.. lessons.SelectMany(lesson => results[lesson.Number])];
    }

    private static void Write(Workbook book, IAnsiConsole console, MutationReport report)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("lesson", "killed", "stopped", "survived", "score");
        foreach (string lesson in report.Lessons)
        {
            table.AddRow(
                lesson,
                $"{report.Count(lesson, MutantFate.Killed)}",
                $"{report.Count(lesson, MutantFate.Stopped)}",
                $"{report.Count(lesson, MutantFate.Survived)}",
                report.Score(lesson).ToString("P1", CultureInfo.InvariantCulture));
        }

        console.Write(table);
        foreach (var result in report.Unexplained)
        {
            console.WriteLine(
                $"survived: {book.Relative(result.Mutant.Original.FilePath)}:{result.Mutant.Line} in {result.Mutant.Member}: "
                + result.Mutant.Change);
        }
    }
}
