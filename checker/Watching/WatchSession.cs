using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Katas.Checker.Book;
using Katas.Checker.Verdicts;
using Katas.Checker.Watching.Signals;

namespace Katas.Checker.Watching;

/// <summary>
/// A watch: from saves, keys and finished checks to what is shown. Everything happens one after the other, in
/// <see cref="Run"/>; the console, the clock, the file events and the checks come from outside.
/// </summary>
internal sealed class WatchSession : IDisposable
{
    private readonly Workbook book;
    private readonly IWatchChecks checks;
    private readonly IWatchScreen screen;
    private readonly TimeProvider clock;
    private readonly Channel<Signal> signals = Channel.CreateUnbounded<Signal>();
    private readonly WatchedFiles files;
    private readonly WatchCourse course;
    private readonly Dictionary<string, int> hints = [];

    private WatchView view;
    private WatchRun? run;
    private int runs;
    private bool inputEnded;

    /// <summary>A watch over a workbook, which begins with a task.</summary>
    public WatchSession(
        Workbook book,
        Lesson lesson,
        LessonTask task,
        IEnumerable<TaskReport> known,
        IWatchChecks checks,
        IWatchScreen screen,
        TimeProvider clock)
    {
        this.book = book;
        this.checks = checks;
        this.screen = screen;
        this.clock = clock;
        files = new WatchedFiles(book, checks, clock, round => Post(new Settled(round)));
        course = new WatchCourse(book, known);
        view = new WatchView(lesson, task) { Known = course.Known };
    }

    /// <summary>Tells the watch of something; from any thread.</summary>
    public void Post(Signal signal) => signals.Writer.TryWrite(signal);

    /// <summary>Watches until the learner quits, or until there is no more input and nothing left to do.</summary>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task Run(CancellationToken cancelled)
    {
        try
        {
            foreach (var lesson in book.Readings().Select(reading => reading.Lesson).OfType<Lesson>())
            {
                TellTrouble(() => files.Read(lesson));
            }

            screen.Show(view, WatchNews.Moved);
            TellTrouble(() => Start(null, cancelled));
            bool goesOn = true;
            while (goesOn)
            {
                goesOn = Handle(await signals.Reader.ReadAsync(cancelled), cancelled)
                    && !(inputEnded && !view.IsChecking && !files.IsWaiting);
            }
        }
        finally
        {
            await Stop();
        }
    }

    public void Dispose() => files.Dispose();

    /// <summary>Deals with a signal; false to end.</summary>
    private bool Handle(Signal signal, CancellationToken cancelled)
    {
        switch (signal)
        {
            case Saved saved:
                files.Saved(saved.Path, view.Lesson);
                break;
            case Settled settled when files.IsLast(settled.Round):
                TellTrouble(() => Look(cancelled));
                break;
            case Checked verdict when verdict.Run == run?.Number:
                Take(verdict.Report);
                break;
            case Repaired repaired when repaired.Run == run?.Number:
                course.Keep(repaired.Report.Tasks[0]);
                view = view with { Verdict = repaired.Report };
                screen.Show(view, WatchNews.Repair);
                break;
            case Finished finished when finished.Run == run?.Number:
                Finish();
                break;
            case Failed failed when failed.Run == run?.Number:
                view = view with { IsChecking = false, IsOutdated = false };
                if (failed.Exception is not CheckerException { ExitCode: not (ExitCode.NoTorch or ExitCode.Internal) })
                {
                    ExceptionDispatchInfo.Throw(failed.Exception);
                }

                Tell(failed.Exception.Message);
                break;
            case Compared compared when compared.TaskId == view.Task.Id:
                Show(compared);
                break;
            case Chosen chosen:
                TellTrouble(() => Choose(chosen.TaskId, cancelled));
                break;
            case HintOpened hint:
                TellTrouble(() => OpenHint(hint.TaskId, hint.Level));
                break;
            case Learned learned:
                course.Learn(learned.Tasks);
                screen.Show(view, WatchNews.Learned);
                break;
            case Told told:
                Tell(told.Words);
                break;
            case Resized:
                screen.Show(view, WatchNews.Nothing);
                break;
            case InputEnded:
                inputEnded = true;
                break;
            case Pressed pressed:
                if (pressed.Key == WatchKeys.Quit)
                {
                    return false;
                }

                TellTrouble(() => Press(pressed.Key, cancelled));
                break;
        }

        return true;
    }

    /// <summary>Does something that may fail; the watch goes on: a lesson that is swapped, a file that can't be read.</summary>
    private void TellTrouble(Action act)
    {
        try
        {
            act();
        }
        catch (CheckerException exception)
        {
            Tell(exception.Message);
        }
    }

    /// <summary>After a save: goes to where the learner works, and checks that.</summary>
    private void Look(CancellationToken cancelled)
    {
        var changes = files.Look(view.Lesson);
        if (changes.Count == 0)
        {
            return;
        }

        // What is saved in the current lesson counts; only where that is untouched, the learner has gone elsewhere.
        var change = changes.FirstOrDefault(change => change.Lesson == view.Lesson, changes[0]);
        if (EditedTask.Find(change.Before, change.Now, view.Task.Id) is { } edited && change.Lesson.Task(edited) is { } task)
        {
            Move(change.Lesson, task);
        }
        else if (change.Lesson != view.Lesson)
        {
            Move(change.Lesson, course.First(change.Lesson));
        }

        Start(change.Since, cancelled);
    }

    /// <summary>Checks the current task, then the rest of its lesson.</summary>
    private void Start(long? since, CancellationToken cancelled)
    {
        var current = files.Get(view.Lesson);
        run?.Dispose();
        var passed = view.Lesson.Tasks.Where(course.Passed);
        run = new WatchRun(++runs, since, [.. passed], CancellationTokenSource.CreateLinkedTokenSource(cancelled));
        view = view with
        {
            IsChecking = true,
            IsOutdated = view.Verdict is not null,
            Notice = null,
            Broken = [],
            Scrolled = 0,
            Panel = WatchPanel.Verdict,
        };
        screen.Show(view, WatchNews.Started);
        run.Begin(checks, view.Lesson, current, view.Task.Id, Post);
    }

    private void Take(LessonReport report)
    {
        var task = report.Tasks[0];
        course.Keep(task);
        if (task.Task.Id != view.Task.Id)
        {
            return;
        }

        view = view with
        {
            Verdict = report,
            IsOutdated = false,
            Took = run!.Since is { } since ? clock.GetElapsedTime(since) : null,
            Hints = task.Status == KataStatus.Passed ? 0 : view.Hints,
            Scrolled = 0,
        };
        screen.Show(view, WatchNews.Verdict);
    }

    private void Finish()
    {
        var broken = run!.PassedBefore.Where(task => task.Id != view.Task.Id && !course.Passed(task)).Select(task => task.Id);
        checks.Look(view.ReportOn(view.Lesson));
        view = view with { IsChecking = false, Broken = [.. broken] };
        screen.Show(view, WatchNews.Rest);
        if (!inputEnded)
        {
            run.Rest(checks, view.Lesson, files.Get(view.Lesson), view.Verdict, course.LikelyNext(view.Lesson, view.Task), Post);
        }
    }

    private void Press(char key, CancellationToken cancelled)
    {
        if (view.Panel == WatchPanel.Reset)
        {
            Answer(key, cancelled);
            return;
        }

        if (view.Panel == WatchPanel.List && PressInList(key, cancelled))
        {
            return;
        }

        switch (key)
        {
            case WatchKeys.Hint:
                Hint();
                break;
            case WatchKeys.Text:
                Open(WatchPanel.Text);
                break;
            case WatchKeys.Compare:
                Compare(cancelled);
                break;
            case WatchKeys.Edit:
                Tell(view.Report?.Place is { } place ? checks.Edit(place) : "Wait until the task has been checked: its place is not known before.");
                break;
            case WatchKeys.Up or WatchKeys.Down:
                Scroll(key == WatchKeys.Up ? -1 : 1);
                break;
            case WatchKeys.PageUp or WatchKeys.PageDown:
                Scroll((key == WatchKeys.PageUp ? -1 : 1) * Math.Max(screen.Page - 1, 1));
                break;
            case WatchKeys.List:
                Open(WatchPanel.List);
                break;
            case WatchKeys.Help:
                Open(WatchPanel.Help);
                break;
            case WatchKeys.Reset:
                AskReset();
                break;
            case WatchKeys.Next:
                Next(cancelled);
                break;
            case WatchKeys.Again:
                checks.Forget();
                files.Read(view.Lesson);
                Start(null, cancelled);
                break;
            case WatchKeys.Escape when view.Panel != WatchPanel.Verdict:
                Close();
                break;
        }
    }

    private void Hint()
    {
        if (view.Task.Hints.Count == 0)
        {
            Tell($"There is no hint for {view.Task.Id} yet.");
            return;
        }

        int level = Math.Min(view.Hints + 1, view.Task.Hints.Count);
        hints[view.Task.Id] = level;
        checks.RememberHint(view.Task.Id, level);
        view = view with { Hints = level, Panel = WatchPanel.Verdict, Notice = null, Scrolled = 0 };
        screen.Show(view, WatchNews.Hint);
        Scroll(screen.Beyond); // a hint stands at the end
    }

    /// <summary>Goes to a task that was named. The current lesson stays the object that it is: saves are compared with it.</summary>
    private void Choose(string taskId, CancellationToken cancelled)
    {
        var (lesson, task) = Find(taskId);
        Move(lesson, task);
        Start(null, cancelled);
    }

    /// <summary>Notes that a task's hints are open up to a level; shown are those of the current task.</summary>
    private void OpenHint(string taskId, int level)
    {
        var (_, task) = Find(taskId);
        level = Math.Clamp(level, 0, task.Hints.Count);
        hints[taskId] = level;
        checks.RememberHint(taskId, level);
        view = taskId == view.Task.Id ? view with { Hints = level } : view;
        screen.Show(view, WatchNews.Hint);
    }

    private (Lesson Lesson, LessonTask Task) Find(string taskId) =>
        view.Lesson.Task(taskId) is { } task ? (view.Lesson, task) : book.Task(taskId);

    /// <summary>Shows other lines of what does not fit.</summary>
    private void Scroll(int lines)
    {
        int to = Math.Clamp(view.Scrolled + lines, 0, screen.Beyond);
        if (to != view.Scrolled)
        {
            view = view with { Scrolled = to };
            screen.Show(view, WatchNews.Nothing);
        }
    }

    /// <summary>Opens the comparison, or closes it; it comes when it is there.</summary>
    private void Compare(CancellationToken cancelled)
    {
        Open(WatchPanel.Comparison);
        if (view.Panel != WatchPanel.Comparison)
        {
            return;
        }

        var (lesson, task) = (view.Lesson, view.Task);
        _ = Task.Run(
            async () =>
            {
                try
                {
                    Post(new Compared(task.Id, await checks.Compare(lesson, task, cancelled), null));
                }
                catch (OperationCanceledException)
                {
                    // The watch ends.
                }
                catch (CheckerException exception)
                {
                    Post(new Compared(task.Id, null, exception.Message));
                }
                catch (Exception exception)
                {
                    Post(new Failed(runs, exception));
                }
            },
            CancellationToken.None);
    }

    private void Show(Compared compared)
    {
        if (view.Panel != WatchPanel.Comparison)
        {
            return; // closed meanwhile
        }

        view = view with { Comparison = compared.Comparison, Scrolled = 0 };
        if (compared.Why is { } why)
        {
            view = view with { Panel = WatchPanel.Verdict, Notice = why };
        }

        screen.Show(view, WatchNews.Panel);
    }

    private void Open(WatchPanel panel)
    {
        view = view with
        {
            Panel = view.Panel == panel ? WatchPanel.Verdict : panel,
            Listed = view.Lesson,
            Pointed = view.Task.Id,
            Comparison = null,
            Scrolled = 0,
            Notice = null,
        };
        screen.Show(view, WatchNews.Panel);
    }

    private void Close()
    {
        view = view with { Panel = WatchPanel.Verdict, Notice = null, Scrolled = 0 };
        screen.Show(view, WatchNews.Panel);
    }

    private bool PressInList(char key, CancellationToken cancelled)
    {
        int at = view.Listed.Tasks.Index().First(task => task.Item.Id == view.Pointed).Index;
        switch (key)
        {
            case WatchKeys.Up or WatchKeys.Down:
                int to = Math.Clamp(at + (key == WatchKeys.Up ? -1 : 1), 0, view.Listed.Tasks.Count - 1);
                view = view with { Pointed = view.Listed.Tasks[to].Id };
                screen.Show(view, WatchNews.Panel);
                return true;
            case WatchKeys.EarlierLesson or WatchKeys.LaterLesson:
                if (course.Beside(view.Listed, key == WatchKeys.LaterLesson ? 1 : -1) is { } lesson)
                {
                    view = view with { Listed = lesson, Pointed = course.First(lesson).Id };
                    screen.Show(view, WatchNews.Panel);
                }

                return true;
            case WatchKeys.Enter:
                Move(view.Listed, view.Listed.Tasks[at]);
                Start(null, cancelled);
                return true;
            default:
                return false;
        }
    }

    private void AskReset()
    {
        if (checks.WouldReset(view.Lesson, view.Task.Id) is not { } what)
        {
            Tell($"{view.Task.Id} is already as it was shipped.");
            return;
        }

        view = view with { Panel = WatchPanel.Reset, Question = what, Notice = null };
        screen.Show(view, WatchNews.Panel);
    }

    private void Answer(char key, CancellationToken cancelled)
    {
        view = view with { Panel = WatchPanel.Verdict };
        if (key != WatchKeys.Yes)
        {
            Tell("Nothing was changed.");
            return;
        }

        string words = checks.Reset(view.Lesson, view.Task.Id);
        files.Read(view.Lesson);
        Start(null, cancelled);
        Tell(words);
    }

    private void Next(CancellationToken cancelled)
    {
        if (!view.Passes)
        {
            Tell($"{view.Task.Id} does not pass yet. Press l to choose another task, h for a hint.");
        }
        else if (course.After(view.Lesson, view.Task) is { } task)
        {
            Move(view.Lesson, task);
            Start(null, cancelled);
        }
        else if (course.Following(view.Lesson) is { } lesson)
        {
            Move(lesson, course.First(lesson));
            Start(null, cancelled);
        }
        else
        {
            Tell("That was the last task of the last lesson.");
        }
    }

    private void Move(Lesson lesson, LessonTask task)
    {
        view = new WatchView(lesson, task) { Known = course.Known, Hints = hints.GetValueOrDefault(task.Id) };
        screen.Show(view, WatchNews.Moved);
    }

    private void Tell(string words)
    {
        view = view with { Notice = words };
        screen.Show(view, WatchNews.Notice);
    }

    private async Task Stop()
    {
        if (run is not null)
        {
            await run.Stop();
        }
    }
}
