using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Keeping;
using Katas.Checker.Verdicts;
using Katas.Testkit;
using Katas.Toolkit.Drawing;
using Microsoft.CodeAnalysis;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Katas.Checker.Reporting;

/// <summary>The report as people read it: what is done, what is next, and what is wrong with it.</summary>
internal sealed class TerminalReport(Workbook book, IAnsiConsole console)
{
    private const int BarWidth = 20;
    private const int MapRows = 12;
    private const int MapColumns = 24;

    private readonly PlaceText places = new(book, console);
    private readonly TaskWords words = new(console);

    private bool Unicode => console.Profile.Capabilities.Unicode;

    /// <summary>The whole workbook: a bar for each lesson, then the tasks of the next lesson.</summary>
    /// <param name="lessons">The lessons.</param>
    /// <param name="passed">The tasks that pass for the first time.</param>
    public void WriteBook(IReadOnlyList<LessonReport> lessons, IReadOnlyList<TaskReport>? passed = null)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]Transformer Katas[/]  {TaskWords.Done(lessons)}");
        console.WriteLine();
        if (lessons.Any(lesson => lesson.IsBegun || lesson.Fault is not null))
        {
            WriteBars(lessons);
        }

        WriteFaults(lessons);
        WriteNews(lessons, passed ?? []);
        var next = Course.Next(lessons);
        WriteGiven([.. lessons.Where(lesson => lesson != next).SelectMany(lesson => lesson.Given)]);
        if (next is not null)
        {
            WriteLesson(next);
            if (!lessons.Any(lesson => lesson.IsBegun))
            {
                if (next.Lesson.IsOptional && lessons.FirstOrDefault(lesson => !lesson.Lesson.IsOptional) is { } first)
                {
                    console.WriteAdvice("or skip it", CommandLine.For($"watch {first.Lesson.Number}"), $", which begins with {first.Lesson.Title}");
                }

                console.WriteAdvice("the whole book", CommandLine.For("list"), $", {lessons.Count} lessons");
            }
            if (!SaysNews(passed ?? []))
            {
                WriteQuestionsBefore(next, lessons);
            }
        }
        else if (lessons.All(lesson => lesson.IsDone))
        {
            console.MarkupLine("[green]Every task passes. What you have written is a transformer.[/]");
            console.WriteAdvice("where next", "docs/where-next.md");
            console.WriteAdvice("what stuck", CommandLine.For("review"), ", three questions");
        }
        else if (lessons.All(lesson => lesson.IsGreen))
        {
            console.WriteProse("Every task passes, but these are the solution's, and do not count:");
            foreach (var lesson in lessons)
            {
                console.WriteOrigin(book, lesson, indent: 2);
            }
        }
    }

    /// <summary>A bar for each lesson; a later part of the book is one line until the parts before are done or it is begun.</summary>
    private void WriteBars(IReadOnlyList<LessonReport> lessons)
    {
        var grid = new Grid().AddColumns(4);
        bool hasParts = lessons.Select(lesson => lesson.Lesson.Part).Distinct().Count() > 1;
        foreach (var part in lessons.GroupBy(lesson => lesson.Lesson.Part).OrderBy(part => part.Key))
        {
            if (hasParts)
            {
                bool isAhead = part.Key > 1 && !part.Any(lesson => lesson.IsBegun)
                    && !lessons.Where(lesson => lesson.Lesson.Part < part.Key && !lesson.Lesson.IsOptional).All(lesson => lesson.IsGreen);
                grid.AddRow(
                    new Markup($"  [bold]Part {part.Key}[/]"),
                    new Markup(isAhead ? $"[dim]{(part.Count() == 1 ? "1 lesson" : $"{part.Count()} lessons")}, for later[/]" : ""),
                    new Markup(""),
                    new Markup(isAhead ? $"0/{part.Sum(lesson => lesson.Total)}" : ""));
                if (isAhead)
                {
                    continue;
                }
            }

            foreach (var lesson in part)
            {
                grid.AddRow(Bar(lesson));
            }
        }

        console.Write(grid);
        console.WriteLine();
    }

    private IRenderable[] Bar(LessonReport lesson) =>
    [
        new Markup($"  {lesson.Lesson.Number}"),
        new Markup(Markup.Escape(lesson.Lesson.Title) + (lesson.Lesson.IsOptional ? " [dim](optional)[/]" : "")),
        new Markup(lesson.Fault is null ? words.Bar(lesson.Passed, lesson.Total, BarWidth) : "[yellow]can't be judged[/]"),
        new Markup(lesson.Fault is null ? $"{lesson.Passed}/{lesson.Total}{(lesson.Copied > 0 ? "  [dim]solution[/]" : "")}" : ""),
    ];

    private static bool SaysNews(IReadOnlyList<TaskReport> passed) => passed.Count is 1 or 2;

    /// <summary>What has passed since the last time, and the lesson that is done by it. Of many, as on a first run, nothing is said.</summary>
    private void WriteNews(IReadOnlyList<LessonReport> lessons, IReadOnlyList<TaskReport> passed)
    {
        if (!SaysNews(passed))
        {
            return;
        }

        foreach (var task in passed)
        {
            WritePassed(task);
            new PassText(book, console).WriteThoughts(task.Task);
            console.WriteLine();
        }

        foreach (var done in lessons.Where(lesson => lesson.IsDone && lesson.Tasks.Any(passed.Contains)))
        {
            new PassText(book, console).WriteLesson(done.Lesson);
            console.WriteLine();
        }
    }

    /// <summary>Between two lessons: the questions of the one that was finished last, as long as none of them has been answered.</summary>
    private void WriteQuestionsBefore(LessonReport next, IReadOnlyList<LessonReport> lessons)
    {
        if (!next.IsBegun
            && lessons.TakeWhile(lesson => lesson != next).LastOrDefault(lesson => lesson.IsDone) is { } done
            && !new QuestionMemory(book).Read().Keys.Any(id => id.StartsWith($"{done.Lesson.Number}.", StringComparison.Ordinal)))
        {
            console.WriteQuestions(done.Lesson);
        }
    }

    /// <summary>One lesson: its tasks, then the one to work on; or that one first, and then every other that fails.</summary>
    /// <param name="report">The lesson.</param>
    /// <param name="explainsAll">Whether every task that fails is explained.</param>
    /// <param name="passed">The tasks that pass for the first time.</param>
    public void WriteLesson(LessonReport report, bool explainsAll = false, IReadOnlyList<TaskReport>? passed = null)
    {
        console.MarkupLine($"[bold]Lesson {report.Lesson.Number}[/]  {Markup.Escape(report.Lesson.Title)}");
        console.Write(TaskTable.States(report.Tasks, words));
        console.WriteLine();
        WriteGiven(report.Given);
        if (report.Problems.Count > 0)
        {
            WriteUnneeded(report.Problems);
        }

        if (report.Focus is { } focus)
        {
            WriteNews([], passed ?? []);
            WriteTask(report, focus);
            if (explainsAll)
            {
                WriteOthers(report, focus);
            }
        }
        else if (report.Problems.Count > 0)
        {
            console.WriteAdvice("check", CommandLine.For($"check {report.Lesson.Number}"));
        }
        else if (report.Copied > 0)
        {
            console.WriteOrigin(book, report);
        }
        else if (report.Tasks.Count < report.Lesson.Tasks.Count)
        {
            WritePassed(report.Tasks[0]);
            new PassText(book, console).WriteTask(report.Lesson, report.Tasks[0].Task);
            if (report.Tasks[0].Task == report.Lesson.Tasks[^1])
            {
                console.WriteQuestions(report.Lesson);
            }
        }
        else
        {
            new PassText(book, console).WriteLesson(report.Lesson);
        }
    }

    /// <summary>A task that passes, and by how many tests.</summary>
    public void WritePassed(TaskReport task)
    {
        string tests = task.Tests.Count switch
        {
            1 => "its test passes",
            2 => "both tests pass",
            var count => $"all {count} tests pass",
        };
        console.MarkupLine($"{words.Sign(task)} [green]{task.Task.Id} {Markup.Escape(task.Task.Title)}: {tests}.[/]");
        if (words.Describe(task) is { Length: > 0 } origin)
        {
            console.MarkupLine($"  {origin}");
        }
    }

    /// <summary>Why lessons could not be judged.</summary>
    public void WriteFaults(IEnumerable<LessonReport> lessons)
    {
        foreach (var lesson in lessons.Where(lesson => lesson.Fault is not null))
        {
            console.WriteProse($"Lesson {lesson.Lesson.Number}: {lesson.Fault}", style: new Style(Color.Yellow));
            console.WriteLine();
        }
    }

    /// <summary>What else fails. The first task that does not compile tells the errors of all that don't.</summary>
    private static IEnumerable<TaskReport> Others(LessonReport report, TaskReport focus)
    {
        var broken = report.Tasks.FirstOrDefault(task => task.Status == KataStatus.DoesNotCompile);
        return report.Tasks.Where(task =>
            task != focus && task.NeedsAttention && (task.Status != KataStatus.DoesNotCompile || task == broken));
    }

    /// <summary>The other tasks that fail. What ends as one before, which it may be built on, is not explained twice.</summary>
    private void WriteOthers(LessonReport report, TaskReport focus)
    {
        var told = new Dictionary<string, TaskReport> { [Reason(focus)] = focus };
        foreach (var task in Others(report, focus))
        {
            string reason = Reason(task);
            if (reason.Length > 0 && told.TryGetValue(reason, out var same))
            {
                console.MarkupLine(
                    $"[bold red]{task.Task.Id} {Markup.Escape(task.Task.Title)} does not pass yet[/], and fails as {same.Task.Id} does.");
                console.WriteLine();
            }
            else
            {
                told[reason] = task;
                WriteTask(report, task);
            }
        }
    }

    /// <summary>The message of the first failure; empty if there is none.</summary>
    private static string Reason(TaskReport task) => task.FirstFailure is { } failure ? failure.Words : "";

    private void WriteTask(LessonReport report, TaskReport task)
    {
        WriteVerdict(report, task);
        if (task.Status == KataStatus.Failed)
        {
            console.WriteAdvice("see both", CommandLine.For($"compare {task.Task.Id}"));
        }

        console.WriteAdvice("at every save", CommandLine.For("watch"));
        console.WriteAdvice("once", CommandLine.For($"check {task.Task.Id}"));
        console.WriteAdvice("a hint", CommandLine.For($"hint {task.Task.Id}"));
        console.WriteLine();
    }

    /// <summary>The outcome of a task that does not pass yet.</summary>
    public void WriteVerdict(LessonReport report, TaskReport task)
    {
        string folder = book.Relative(report.Lesson.Folders.Exercise);
        switch (task.Status)
        {
            case KataStatus.Waiting when task.WaitsFor is { } other:
                console.MarkupLine($"[bold]{task.Task.Id} {Markup.Escape(task.Task.Title)} waits for {other}[/]");
                console.WriteAdvice("first", CommandLine.For($"check {other}"));
                console.WriteAdvice("then", Place(task.Place) ?? $"{folder}/{task.Task.File}");
                break;
            case KataStatus.NotStarted or KataStatus.Waiting:
                console.MarkupLine(
                    $"[bold]Next: {task.Task.Id} {Markup.Escape(task.Task.Title)}[/]  "
                    + $"difficulty {task.Task.Difficulty} of 5, about {task.Task.Minutes} minutes");
                console.WriteAdvice("read", $"{folder}/README.md", $", section 'Task {task.Task.Id}'");
                console.WriteAdvice("write", Place(task.Place) ?? $"{folder}/{task.Task.File}");
                break;
            case KataStatus.DoesNotCompile:
                console.MarkupLine($"[bold red]{task.Task.Id} {Markup.Escape(task.Task.Title)} does not compile[/]");
                WriteProblems(report.Tasks.SelectMany(other => other.Problems).Distinct().ToList());
                WriteFindings(task);
                break;
            default:
                console.MarkupLine($"[bold red]{task.Task.Id} {Markup.Escape(task.Task.Title)} does not pass yet[/]");
                WriteFailure(report.Lesson, task);
                break;
        }
    }

    /// <summary>Errors in files that no task needs: all tests may pass here, and no project with them builds.</summary>
    public void WriteUnneeded(IReadOnlyList<CompileProblem> problems)
    {
        console.WriteProse(
            problems.All(problem => problem.Code == CompileProblem.OwnCode)
                ? "A file is in the way; `dotnet test` stops at it."
                : "A file that no task needs does not compile; `dotnet test` stops at it.",
            style: new Style(Color.Red));
        WriteProblems(problems);
    }

    /// <summary>Given files that are not as they were shipped: what was compiled is not the book's.</summary>
    public void WriteGiven(IReadOnlyList<GivenFault> faults)
    {
        const int Most = 3;
        var text = new GivenText(book);
        foreach (var fault in faults.Take(Most))
        {
            console.WriteProse(text.Describe(fault), style: new Style(Color.Yellow));
        }

        if (faults.Count > Most)
        {
            console.WriteProse($"The same goes for {faults.Count - Most} more; `{CommandLine.For("doctor")}` names them all.", style: new Style(Color.Yellow));
        }

        if (faults.Count > 0)
        {
            console.WriteLine();
        }
    }

    private void WriteProblems(IReadOnlyList<CompileProblem> problems)
    {
        const int Most = 5;
        problems = [.. problems.DistinctBy(problem => (problem.Place.Path, problem.Place.StartLinePosition.Line, problem.Code, problem.Message))];
        foreach (var problem in problems.Take(Most))
        {
            bool isWholeFile = problem.Code == CompileProblem.OwnCode && problem.Place.Span == default;
            console.MarkupLine($"  {(isWholeFile ? Markup.Escape(book.Relative(problem.Place.Path)) : places.Markup(problem.Place))}");
            console.WriteProse(problem.Code == CompileProblem.OwnCode ? problem.Message : $"{problem.Code}: {problem.Message}", 2);
            if (problem.Advice is { } advice)
            {
                console.WriteProse(advice, 2);
            }
        }

        if (problems.Count > Most)
        {
            console.MarkupLine($"  and {problems.Count - Most} more, which often {(problems.Count - Most == 1 ? "goes" : "go")} away with the first.");
        }

        console.WriteLine();
    }

    private void WriteFailure(Lesson lesson, TaskReport task)
    {
        // What ended the process, or never ended, comes before what else can be said of the code.
        bool isCutOff = task.Status is KataStatus.Crashed or KataStatus.TimedOut;
        if (!isCutOff)
        {
            WriteFindings(task);
        }

        if (task.FirstFailure is { } failure)
        {
            console.WriteLine();
            console.MarkupLine($"  [dim]test[/]  {Markup.Escape(failure.Sentence)}");
            console.Write(Indented(new Text(failure.Words)));
            WriteMap(failure);
            if (Place(FailurePlace.Find(failure, lesson)) is { } thrown)
            {
                console.MarkupLine($"  thrown at {thrown}");
            }
            else if (task.Findings.Count == 0 && Place(task.Place) is { } place)
            {
                console.MarkupLine($"  {place}");
            }
        }

        if (isCutOff)
        {
            WriteFindings(task);
        }

        console.WriteLine();
    }

    /// <summary>Where the values differ, drawn small, if that shows something.</summary>
    private void WriteMap(TestOutcome failure)
    {
        if (failure.Mismatch is { } mismatch
            && (mismatch.Seen.Tensor(), mismatch.Expected.Tensor()) is ({ } seen, { } expected)
            && TensorDifference.Compare(seen, expected, mismatch.Tolerance) is { } difference
            && DifferencePicture.Helps(difference)
            && DifferencePicture.Create(seen, expected, difference, MapRows, MapColumns) is { } picture)
        {
            console.WriteLine();
            console.MarkupLine($"  [dim]{Markup.Escape($"how far off{(picture.Part == "" ? "" : $", at {picture.Part}")}")}[/]");
            console.Write(Indented(new HeatmapView(picture.Distances) { Numbers = false, Legend = false }));
            console.WriteLine();
            bool anyNaN = picture.Distances.Values.Cast<double>().Any(double.IsNaN);
            console.Write(Indented(new HeatmapLegend(picture.Distances.Range, anyNaN ? "? is NaN" : "")));
            console.WriteLine();
        }
    }

    /// <summary>What is probably wrong, in a box.</summary>
    public void WriteFinding(Finding finding) => console.Write(Card(finding));

    private void WriteFindings(TaskReport task)
    {
        foreach (var finding in task.Findings)
        {
            console.WriteLine();
            WriteFinding(finding);
        }
    }

    private Panel Card(Finding finding)
    {
        var lines = new List<IRenderable> { new Text(finding.Hint) };
        lines.Add(new Markup($"[dim]Evidence: {Markup.Escape(finding.Because)}.[/]"));
        if (Place(finding.Place) is { } place)
        {
            lines.Add(new Markup(place));
        }

        return new Panel(new Rows(lines))
        {
            Header = new PanelHeader($" {Markup.Escape(finding.Title)} "),
            Border = Unicode ? BoxBorder.Rounded : BoxBorder.Ascii,
            BorderStyle = new Style(Color.Red),
            Padding = new Padding(1, 0),
        };
    }

    private static Padder Indented(IRenderable content) => new(content, new Padding(2, 0, 0, 0));

    private string? Place(FileLinePositionSpan? place) => place is { Path.Length: > 0 } at ? places.Markup(at) : null;
}
