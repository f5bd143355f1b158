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
    /// <summary>The number of results after which the report is written again, so that a run that is stopped leaves what it found.</summary>
    private const int WrittenEvery = 20;

    private const int BarWidth = 20;

    public static async Task<int> Run(Shell shell, string? number, string? file, string? again, CancellationToken cancelled)
    {
        var lessons = number is null ? shell.Book.Lessons() : [shell.Book.Lesson(number)];
        var earlier = again is null ? null : EarlierReport.Read(Path.GetFullPath(again));
        var plans = await shell.Busy("Reading the solutions", _ => Task.Run(() => Plans(shell, lessons, earlier)));
        if (plans.Count == 0)
        {
            throw new CheckerException(earlier is null
                ? "There was nothing to change: no lesson has a solution."
                : $"None of the survivors in {again} is a mutant of today's solutions.");
        }

        var results = await shell.Busy("Changing the solutions", say => Try(shell, plans, file, earlier is not null, say, cancelled));
        var report = new MutationReport(results, isChoice: earlier is not null);
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

    private static IReadOnlyList<MutationPlan> Plans(Shell shell, IReadOnlyList<Lesson> lessons, EarlierReport? earlier)
    {
        using var run = new MutationRun(shell.Book, shell.Limits);
        var plans = lessons.Select(run.Plan).Select(plan => earlier is null ? plan : plan.Again(earlier));
        return [.. plans.Where(plan => plan.Mutants.Count > 0)];
    }

    private static async Task<IReadOnlyList<MutantResult>> Try(
        Shell shell, IReadOnlyList<MutationPlan> plans, string? file, bool isChoice, Action<string> say, CancellationToken cancelled)
    {
        int most = plans.Sum(plan => plan.Mutants.Count);
        int tried = 0;
        var results = new List<MutantResult>();
        var words = new TaskWords(shell.Console);
        void Tell(MutantResult? result)
        {
            lock (results)
            {
                tried++;
                if (result is null)
                {
                    return;
                }

                results.Add(result);
                say($"{words.PlainBar(tried, most, BarWidth)} lesson {result.Lesson}: {result.Mutant.File}:{result.Mutant.Line} {result.Mutant.Change}");
                if (results.Count % WrittenEvery == 0)
                {
                    Write(file, new MutationReport(InOrder(results), most - tried, isChoice));
                }
            }
        }

        // One lesson alone is dealt out to all processors; of several, each is one run.
        var parts = plans.SelectMany(plan => plan.Deal(Math.Max(1, Environment.ProcessorCount / plans.Count)));
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancelled };
        try
        {
            await Parallel.ForEachAsync(parts, options, async (part, stop) =>
            {
                using var run = new MutationRun(shell.Book, shell.Limits);
                await run.Try(part, Tell, stop);
            });
        }
        finally
        {
            Write(file, new MutationReport(InOrder(results), most - tried, isChoice));
        }

        return InOrder(results);
    }

    private static IReadOnlyList<MutantResult> InOrder(IEnumerable<MutantResult> results) =>
        [.. results.OrderBy(result => result.Lesson, StringComparer.Ordinal)
            .ThenBy(result => result.Mutant.File, StringComparer.Ordinal)
            .ThenBy(result => result.Mutant.Line)];

    private static void Write(string? file, MutationReport report)
    {
        if (file is not null)
        {
            AtomicFile.Write(Path.GetFullPath(file), System.Text.Encoding.UTF8.GetBytes(report.Markdown()));
        }
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
