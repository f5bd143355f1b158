using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Microsoft.CodeAnalysis;

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
    private readonly SaveWait save;
    private readonly HashSet<string> savedLessons = [];
    private readonly Dictionary<string, IReadOnlyList<SyntaxTree>> files = [];
    private readonly Dictionary<string, TaskReport> known;
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
        save = new SaveWait(clock, round => Post(new Settled(round)));
        this.known = known.ToDictionary(report => report.Task.Id);
        view = new WatchView(lesson, task) { Known = this.known };
    }

    /// <summary>Tells the watch of something; from any thread.</summary>
    public void Post(Signal signal) => signals.Writer.TryWrite(signal);

    /// <summary>Watches until the learner quits, or until there is no more input and nothing left to do.</summary>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task Run(CancellationToken cancelled)
    {
        try
        {
            foreach (var lesson in book.Lessons())
            {
                files[lesson.Number] = checks.Read(lesson);
            }

            screen.Show(view, WatchNews.Moved);
            Start(null, cancelled);
            bool goesOn = true;
            while (goesOn)
            {
                goesOn = Handle(await signals.Reader.ReadAsync(cancelled), cancelled)
                    && !(inputEnded && !view.IsChecking && save.Since is null);
            }
        }
        finally
        {
            await Stop();
        }
    }

    public void Dispose() => save.Dispose();

    /// <summary>Deals with a signal; false to end.</summary>
    private bool Handle(Signal signal, CancellationToken cancelled)
    {
        switch (signal)
        {
            case Saved saved:
                savedLessons.Add(saved.Path is null ? view.Lesson.Number : Path.GetFileName(Path.GetDirectoryName(saved.Path)) ?? "");
                save.Saved();
                break;
            case Settled settled when settled.Round == save.Round:
                Look(cancelled);
                break;
            case Checked verdict when verdict.Run == run?.Number:
                Take(verdict.Report);
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
                try
                {
                    return Press(pressed.Key, cancelled);
                }
                catch (CheckerException exception)
                {
                    // A lesson that is swapped, a file that can't be read: the watch goes on.
                    Tell(exception.Message);
                    return true;
                }
        }

        return true;
    }

    /// <summary>After a save: what has changed, and what has to be checked for it.</summary>
    private void Look(CancellationToken cancelled)
    {
        var lessons = new List<(Lesson Lesson, IReadOnlyList<SyntaxTree> Now)>();
        try
        {
            foreach (string number in book.Numbers.Where(savedLessons.Contains))
            {
                var lesson = number == view.Lesson.Number ? view.Lesson : book.Lesson(number);
                var now = checks.Read(lesson);
                if (save.WaitsFor(files[number], now))
                {
                    return;
                }

                if (!now.SequenceEqual(files[number]))
                {
                    lessons.Add((lesson, now));
                }
            }
        }
        catch (CheckerException exception)
        {
            // An editor may hold a file, or be about to rename one, for a moment.
            if (!save.WaitsOn())
            {
                Settle();
                Tell(exception.Message);
            }

            return;
        }

        long? since = save.Since;
        Settle();
        if (lessons.Count > 0)
        {
            // What is saved in the lesson at work counts; only where that is untouched, the learner has gone elsewhere.
            var (lesson, now) = lessons.FirstOrDefault(changed => changed.Lesson.Number == view.Lesson.Number, lessons[0]);
            var before = files[lesson.Number];
            lessons.ForEach(changed => files[changed.Lesson.Number] = changed.Now);
            if (EditedTask.Of(before, now, view.Task.Id) is { } edited && lesson.Task(edited) is { } task)
            {
                Move(lesson, task);
            }
            else if (lesson != view.Lesson)
            {
                Move(lesson, First(lesson));
            }

            Start(since, cancelled);
        }
    }

    private void Settle()
    {
        save.Done();
        savedLessons.Clear();
    }

    /// <summary>Checks the current task, then the rest of its lesson.</summary>
    private void Start(long? since, CancellationToken cancelled)
    {
        run?.Dispose();
        var passed = view.Lesson.Tasks.Where(task => known.GetValueOrDefault(task.Id)?.Status == KataStatus.Passed).Select(task => task.Id);
        run = new WatchRun(++runs, since, [.. passed], CancellationTokenSource.CreateLinkedTokenSource(cancelled));
        view = view with
        {
            IsChecking = true,
            IsOutdated = view.Verdict is not null,
            Notice = null,
            Broken = [],
            Panel = WatchPanel.Verdict,
        };
        screen.Show(view, WatchNews.Started);
        run.Begin(checks, view.Lesson, files[view.Lesson.Number], view.Task.Id, Post);
    }

    private void Take(LessonReport report)
    {
        var task = report.Tasks[0];
        known[task.Task.Id] = task;
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
        };
        screen.Show(view, WatchNews.Verdict);
    }

    private void Finish()
    {
        string[] broken = [.. run!.PassedBefore.Where(id => id != view.Task.Id && known[id].Status != KataStatus.Passed)];
        view = view with { IsChecking = false, Broken = broken };
        screen.Show(view, WatchNews.Rest);
        if (!inputEnded)
        {
            run.Prepare(checks, view.Lesson, view.Passes ? After(view.Task)?.Id : view.Task.Id);
        }
    }

    private bool Press(char key, CancellationToken cancelled)
    {
        if (key == WatchKeys.Quit)
        {
            return false;
        }

        if (view.Panel == WatchPanel.Reset)
        {
            Answer(key, cancelled);
            return true;
        }

        if (view.Panel == WatchPanel.List && PressInList(key, cancelled))
        {
            return true;
        }

        switch (key)
        {
            case WatchKeys.Hint:
                Hint();
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
                Reread();
                Start(null, cancelled);
                break;
            case WatchKeys.Escape when view.Panel != WatchPanel.Verdict:
                Close();
                break;
        }

        return true;
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
        view = view with { Hints = level, Panel = WatchPanel.Verdict, Notice = null };
        screen.Show(view, WatchNews.Hint);
    }

    private void Open(WatchPanel panel)
    {
        view = view with
        {
            Panel = view.Panel == panel ? WatchPanel.Verdict : panel,
            Listed = view.Lesson,
            Pointed = view.Task.Id,
            Notice = null,
        };
        screen.Show(view, WatchNews.Panel);
    }

    private void Close()
    {
        view = view with { Panel = WatchPanel.Verdict, Notice = null };
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
                if (Beside(view.Listed, key == WatchKeys.LaterLesson ? 1 : -1) is { } lesson)
                {
                    view = view with { Listed = lesson, Pointed = First(lesson).Id };
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
            Tell($"{view.Task.Id} is as it was shipped already.");
            return;
        }

        view = view with { Panel = WatchPanel.Reset, Question = what, Notice = null };
        screen.Show(view, WatchNews.Panel);
    }

    private void Answer(char key, CancellationToken cancelled)
    {
        view = view with { Panel = WatchPanel.Verdict };
        string words = "Nothing was changed.";
        if (key == WatchKeys.Yes)
        {
            try
            {
                words = checks.Reset(view.Lesson, view.Task.Id);
                Reread();
                Start(null, cancelled);
            }
            catch (CheckerException exception)
            {
                words = exception.Message;
            }
        }

        Tell(words);
    }

    private void Next(CancellationToken cancelled)
    {
        if (!view.Passes)
        {
            Tell($"{view.Task.Id} does not pass yet. Press l to choose another task, h for a hint.");
        }
        else if (After(view.Task) is { } task)
        {
            Move(view.Lesson, task);
            Start(null, cancelled);
        }
        else if (Beside(view.Lesson, 1) is { } lesson)
        {
            Move(lesson, First(lesson));
            Start(null, cancelled);
        }
        else
        {
            Tell("That was the last task of the last lesson.");
        }
    }

    private void Move(Lesson lesson, LessonTask task)
    {
        view = new WatchView(lesson, task) { Known = known, Hints = hints.GetValueOrDefault(task.Id) };
        screen.Show(view, WatchNews.Moved);
    }

    private void Tell(string words)
    {
        view = view with { Notice = words };
        screen.Show(view, WatchNews.Notice);
    }

    /// <summary>Reads the lesson's files, outside of any save.</summary>
    private void Reread() => files[view.Lesson.Number] = checks.Read(view.Lesson);

    /// <summary>The task after one in its lesson that does not pass yet; from the end it goes on at the beginning.</summary>
    private LessonTask? After(LessonTask task) =>
        view.Lesson.Tasks.SkipWhile(other => other.Id != task.Id).Skip(1).Concat(view.Lesson.Tasks)
            .FirstOrDefault(other => other.Id != task.Id && known.GetValueOrDefault(other.Id)?.Status != KataStatus.Passed);

    private Lesson? Beside(Lesson lesson, int step)
    {
        int to = book.Numbers.Index().First(number => number.Item == lesson.Number).Index + step;
        return to >= 0 && to < book.Numbers.Count ? book.Lesson(book.Numbers[to]) : null;
    }

    /// <summary>What to begin a lesson with: the first task that is not known to pass.</summary>
    private LessonTask First(Lesson lesson) =>
        lesson.Tasks.FirstOrDefault(task => known.GetValueOrDefault(task.Id)?.Status != KataStatus.Passed) ?? lesson.Tasks[0];

    private async Task Stop()
    {
        if (run is not null)
        {
            await run.Stop();
        }
    }
}
