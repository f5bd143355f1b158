using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using Spectre.Console;

namespace Katas.Checker.Watching;

/// <summary>The text of a watch, in words and colours.</summary>
internal sealed class WatchText(Workbook book, IAnsiConsole console)
{
    private const int HintLevels = 3;
    private const int MostDrawn = 3;
    private const int BarWidth = 20;

    private static readonly (string Key, string Word)[] Keys =
    [
        ("t", "text"), ("h", "hint"), ("c", "compare"), ("n", "next"), ("l", "list"), ("?", "help"), ("q", "quit"),
    ];

    private static readonly (string Key, string Meaning)[] Meanings =
    [
        ("save", "checks the task whose code you changed, then the rest of its lesson"),
        ("t", "the task's text, as the lesson has it; the same key goes back"),
        ("h", "a hint for the task; each press says more, up to nearly everything but the code"),
        ("c", "what your code gives beside what the reference gives; after a pass, both codes"),
        ("o", "your file in your editor, at the task"),
        ("l", "the lesson's tasks; arrows choose one, Enter goes to it, left and right change the lesson"),
        ("r", "the task's stub as it was shipped; asks first, and keeps what you have"),
        ("n", "the next task that does not pass yet, once this one passes"),
        ("a", "checks everything in the lesson again"),
        ("space", "shows what did not fit; so do the arrow keys, Page Up and Page Down"),
        ("?", "this page"),
        ("q", "ends the watch; so does Ctrl-C"),
    ];

    private readonly TerminalReport report = new(book, console);
    private readonly TaskWords words = new(console);

    /// <summary>Writes the current place.</summary>
    public void WriteTitle(WatchView view)
    {
        int done = view.ReportOn(view.Lesson).Passed;
        console.MarkupLine(
            $"[bold]Lesson {view.Lesson.Number}[/]  {Markup.Escape(view.Lesson.Title)}  "
            + $"{words.Bar(done, view.Lesson.Tasks.Count, BarWidth)} {done}/{view.Lesson.Tasks.Count}");
        console.MarkupLine($"[bold]{view.Task.Id}  {Markup.Escape(view.Task.Title)}[/]");
    }

    /// <summary>The verdict on the current task.</summary>
    public void WriteVerdict(WatchView view)
    {
        if (view.Verdict is not { } verdict || view.Report is not { } task)
        {
            return;
        }

        report.WriteGiven(verdict.Given);
        if (verdict.Problems.Count > 0)
        {
            report.WriteUnneeded(verdict.Problems);
        }

        if (view.Passes)
        {
            WritePass(view, task);
        }
        else
        {
            report.WriteVerdict(verdict, task);
        }
    }

    /// <summary>The small change that was found after the verdict.</summary>
    public void WriteRepair(WatchView view)
    {
        foreach (var finding in view.Report?.Findings.Where(finding => finding.Source == FindingSource.Repair) ?? [])
        {
            report.WriteFinding(finding);
        }
    }

    /// <summary>Writes what the last save meant for the rest of the lesson.</summary>
    public void WriteRest(WatchView view)
    {
        if (view.Broken.Count > 0)
        {
            string them = string.Join(", ", view.Broken);
            console.MarkupLine($"[red]{them} passed before this save, and {(view.Broken.Count == 1 ? "does" : "do")} not pass now.[/]");
        }
    }

    /// <summary>One hint.</summary>
    public void WriteHint(WatchView view, int level)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]Hint {level} of {HintLevels}[/]");
        console.WriteProse(view.Task.Hints[level - 1], 2);
        if (level == view.Task.Hints.Count)
        {
            console.MarkupLine($"  [dim]That was the last hint. The reference is {Markup.Escape(Reference(view))}.[/]");
        }
    }

    /// <summary>The contents of the window instead of the verdict.</summary>
    public void WritePanel(WatchView view)
    {
        switch (view.Panel)
        {
            case WatchPanel.Text:
                console.WriteMarkdown(view.Task.Text);
                console.WriteLine();
                console.MarkupLine($"[dim]The whole lesson is {Markup.Escape(book.Relative(view.Lesson.Folders.Readme))}.[/]");
                break;
            case WatchPanel.Comparison:
                WriteComparison(view);
                break;
            case WatchPanel.List:
                console.MarkupLine($"[bold]Lesson {view.Listed.Number}[/]  {Markup.Escape(view.Listed.Title)}");
                console.Write(TaskTable.Grid(view.ReportOn(view.Listed), words, view.Pointed));
                if (!view.IsKnown(view.Listed))
                {
                    console.MarkupLine("[dim]This lesson was not checked in this watch: its tasks may be further along than they look here.[/]");
                }

                console.MarkupLine("[dim]arrows choose, Enter goes to a task, left and right change the lesson, Esc goes back[/]");
                break;
            case WatchPanel.Help:
                var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn();
                foreach (var (key, meaning) in Meanings)
                {
                    grid.AddRow(new Markup($"[bold]{key}[/]"), new Text(meaning));
                }

                console.Write(grid);
                break;
            case WatchPanel.Reset:
                console.MarkupLine($"[bold]Put the stub back? {Markup.Escape(view.Question)}[/]");
                console.MarkupLine("What you have is kept first. [bold]y[/] does it, any other key leaves everything as it is.");
                break;
        }
    }

    private void WriteComparison(WatchView view)
    {
        if (view.Comparison is not { } comparison)
        {
            console.MarkupLine("[dim]running your code and the reference…[/]");
        }
        else if (comparison.Inputs.Count == 0)
        {
            console.WriteLine("There is nothing to compare yet.");
        }
        else
        {
            var compare = new CompareReport(book, console, MostDrawn);
            compare.WriteInputs(comparison);
            if (view.Passes)
            {
                compare.WriteSources(comparison);
            }
        }
    }

    /// <summary>The current activity, on one line.</summary>
    public void WriteStatus(WatchView view)
    {
        string took = view.Took is { } time ? $"checked in {time.TotalMilliseconds:0} ms, " : "";
        console.MarkupLine(
            view.IsOutdated ? "[bold]checking what you saved…[/] [dim](what is shown above is from before)[/]"
            : view.IsChecking && view.Verdict is null ? "[dim]checking…[/]"
            : view.IsChecking ? $"[dim]{took}checking the rest of the lesson…[/]"
            : $"[dim]{took}save a file to check it[/]");
        if (view.Notice is not null)
        {
            console.MarkupLine($"[bold]{Markup.Escape(view.Notice)}[/]");
        }
    }

    /// <summary>The keys, on one line.</summary>
    public void WriteKeys() =>
        console.MarkupLine(string.Join("  ", Keys.Select(key => $"[bold]{key.Key}[/] {key.Word}")));

    private void WritePass(WatchView view, TaskReport task)
    {
        report.WritePassed(task);
        var pass = new PassText(book, console, hasKeys: true);
        pass.WriteTask(view.Lesson, task.Task, other => view.Known.GetValueOrDefault(other.Id) is { } known ? known.IsDone : null);
        if (view.ReportOn(view.Lesson).IsDone)
        {
            console.WriteLine();
            pass.WriteLesson(view.Lesson);
        }
    }

    /// <summary>File and line of the task's member in the solution.</summary>
    private string Reference(WatchView view)
    {
        var member = TaskMember.In(SourceTrees.Solution(view.Lesson)).FirstOrDefault(member => member.TaskId == view.Task.Id);
        return member is null
            ? book.Relative(view.Lesson.Folders.Solution)
            : $"{book.Relative(member.Place.Path)}:{member.Place.StartLinePosition.Line + 1}";
    }
}
