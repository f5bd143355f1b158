using Katas.Checker.Watching;
using Katas.Checker.Watching.Signals;

namespace Katas.Tests.Checker.Watching;

/// <summary>A watch over a sample workbook of two lessons, with a clock, files, checks and a screen of the test's own.</summary>
internal sealed class WatchBench : IAsyncDisposable
{
    private readonly CancellationTokenSource cancel = new();

    // Then what it ended with is the test's affair.
    private bool isSeenToEnd;

    public WatchBench(string taskId = "91.1")
    {
        Sample = new SampleBook();
        Sample.Write("exercises/92/README.md", SampleLesson.Readme.Replace("91", "92"));
        Sample.Write("tests/92/hints.md", SampleLesson.Hints.Replace("91", "92"));
        var (lesson, task) = Sample.Book.Task(taskId);
        Session = new WatchSession(Sample.Book, lesson, task, [], Checks, Screen, Clock);
    }

    public SampleBook Sample { get; }

    public ManualClock Clock { get; } = new();

    public FakeChecks Checks { get; } = new();

    public RecordingScreen Screen { get; } = new();

    public WatchSession Session { get; }

    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Begins to watch, and waits until the first run is through.</summary>
    public async Task<WatchView> Start()
    {
        Begin();
        return await Screen.Next(WatchNews.Rest);
    }

    /// <summary>Begins to watch.</summary>
    public void Begin() => Running = Session.Run(cancel.Token);

    public void Press(char key) => Session.Post(new Pressed(key));

    /// <summary>Saves a file of lesson 91, or another, as editors do: one event.</summary>
    public async Task Save(string text, string name = "91/a.cs")
    {
        Checks.Write(name, text);
        await Event(name);
    }

    /// <summary>An event for a file, dealt with so far that the wait for quiet has begun.</summary>
    public async Task Event(string name = "91/a.cs")
    {
        Session.Post(new Saved(Sample.PathOf($"exercises/{name}")));
        await Clock.TimerStarted();
    }

    /// <summary>Saves, waits for quiet, and for the verdict.</summary>
    public async Task<WatchView> SaveAndSee(string text, string name = "91/a.cs")
    {
        await Save(text, name);
        Clock.Advance(SaveWait.Quiet);
        return await Screen.Next(WatchNews.Verdict);
    }

    public void Cancel() => cancel.Cancel();

    /// <summary>Waits for the end of the watch.</summary>
    public Task End()
    {
        isSeenToEnd = true;
        return Running.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        await cancel.CancelAsync();
        if (!isSeenToEnd)
        {
            try
            {
                await End();
            }
            catch (OperationCanceledException)
            {
                // As asked.
            }
        }

        Session.Dispose();
        Sample.Dispose();
        cancel.Dispose();
    }
}
