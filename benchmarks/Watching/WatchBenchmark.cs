namespace Katas.Benchmarks.Watching;

/// <summary>
/// What a learner waits for: from the save of one edited line of lesson 05 to the verdict, in the checker's <c>watch</c>,
/// with <c>dotnet test</c>, and with <c>dotnet watch test</c>; and the whole report. All on one copy of the workbook, one
/// after the other.
/// </summary>
internal static class WatchBenchmark
{
    private const int Rounds = 3;
    private const int EditsElsewhere = 2;
    private const int Reports = 3;
    private const double TimesFaster = 20;
    private static readonly TimeSpan Overhead = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RareOverhead = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestReport = TimeSpan.FromSeconds(5);

    /// <summary>Measures all of them; returns whether watch and report are as fast as they should be.</summary>
    public static bool All()
    {
        using var book = new TemporaryBook();
        Console.WriteLine("Building a copy of the workbook…");
        book.Build("checker");
        var report = new Timings(Enumerable.Range(0, Reports).Select(_ => new WholeReport(book).Run()).ToList());

        book.Solve();
        book.Build($"exercises/{LineEdit.Lesson}");
        Console.WriteLine($"From a save to its verdict, one line of lesson {LineEdit.Lesson} edited, wrong and right in turns:");
        Console.WriteLine($"  {"",-42}{"saves",6}{"median",11}{"p95",11}{"slowest",11}");
        var (first, verdicts, tests, others) = Watched(book);
        Show("checker watch: the first save", new Timings([first]));
        Show("checker watch: the saves after it", verdicts);
        Show("  of which the task's own tests", tests);
        Show("  of which everything else", others);
        var whole = new DotnetTest(book, onlyTheTask: false);
        var all = Show("dotnet test exercises/05", Measured(whole.Save));
        var task = new DotnetTest(book, onlyTheTask: true);
        Show("dotnet test exercises/05 --filter, one task", Measured(task.Save));
        Show("dotnet watch test, exercises/05", DotnetWatched(book));
        Show("the whole report on untouched stubs", report);

        double faster = all.Median / verdicts.Median;
        Console.WriteLine($"watch is {faster:0} times faster than dotnet test (by the medians).");
        return Hold(others.Median <= Overhead, $"everything but the tests: at most {Overhead.TotalMilliseconds:0} ms")
            & Hold(others.P95 <= RareOverhead, $"and in 95 of 100 saves at most {RareOverhead.TotalMilliseconds:0} ms")
            & Hold(faster >= TimesFaster, $"at least {TimesFaster:0} times faster than dotnet test")
            & Hold(report.Median <= LongestReport, $"the whole report: at most {LongestReport.TotalSeconds:0} s");
    }

    private static (TimeSpan First, Timings Verdicts, Timings Tests, Timings Others) Watched(TemporaryBook book)
    {
        using var watch = new CheckerWatch(book);
        var saves = new List<(TimeSpan Verdict, TimeSpan Tests)>();
        foreach (var edit in Enumerable.Repeat(LineEdit.All, Rounds).SelectMany(edits => edits))
        {
            saves.Add(watch.Save(edit, wrong: true));
            saves.Add(watch.Save(edit, wrong: false));
        }

        return (
            saves[0].Verdict,
            new Timings(saves.Skip(1).Select(save => save.Verdict)),
            new Timings(saves.Skip(1).Select(save => save.Tests)),
            new Timings(saves.Skip(1).Select(save => save.Verdict - save.Tests)));
    }

    private static Timings DotnetWatched(TemporaryBook book)
    {
        using var watch = new DotnetWatchTest(book);
        return Measured(watch.Save);
    }

    private static Timings Measured(Func<LineEdit, bool, TimeSpan> save) =>
        new(LineEdit.All.Take(EditsElsewhere).SelectMany(edit => new[] { save(edit, true), save(edit, false) }).ToList());

    private static Timings Show(string name, Timings timings)
    {
        Console.WriteLine(
            $"  {name,-42}{timings.Count,6}{Text(timings.Median),11}{Text(timings.P95),11}{Text(timings.Slowest),11}");
        return timings;
    }

    private static string Text(TimeSpan time) =>
        time.TotalSeconds >= 1 ? $"{time.TotalSeconds:0.00} s" : $"{time.TotalMilliseconds:0} ms";

    private static bool Hold(bool holds, string what)
    {
        Console.WriteLine($"  {(holds ? "kept" : "MISSED"),-8}{what}");
        return holds;
    }
}
