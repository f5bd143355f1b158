using Katas.Checker;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Keeping;
using Katas.Checker.Watching;
using Katas.Checker.Watching.Signals;

namespace Katas.Page.Watching;

/// <summary>
/// What all open pages show: the state of the one watch of this process, and the way to it. Two pages agree because there is only one of this.
/// </summary>
internal sealed class Live(Workbook book) : IWatchScreen
{
    private readonly Lock access = new();
    private readonly HintMemory hints = new(book);
    private IReadOnlyList<LessonReading> lessons = [];
    private IReadOnlyList<DateTime> written = [];
    private bool isOld = true;
    private Action<Signal>? inbox;

    /// <summary>Something is different; raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>The workbook.</summary>
    public Workbook Book => book;

    /// <summary>The watch's state; null before it has begun.</summary>
    public WatchView? View { get; private set; }

    /// <summary>What is going on before it has begun.</summary>
    public string Busy { get; private set; } = "Reading the workbook";

    /// <summary>Why there is no watch (any more); null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether the checker is being stopped.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>The lessons as they were last read; what is wrong with one is in its reading.</summary>
    public IReadOnlyList<LessonReading> Lessons
    {
        get
        {
            lock (access)
            {
                if (isOld && !Written().SequenceEqual(written))
                {
                    written = Written();
                    lessons = book.Readings();
                }

                isOld = false;
                return lessons;
            }
        }
    }

    public void Show(WatchView view, WatchNews news)
    {
        // The watch goes on writing to its table, while pages read this copy.
        View = view with { Known = view.Known.ToDictionary() };
        if (news is WatchNews.Moved or WatchNews.Started)
        {
            lock (access)
            {
                isOld = true;
            }
        }

        Changed?.Invoke();
    }

    /// <summary>Connects a watch.</summary>
    public void Connect(Action<Signal> post) => inbox = post;

    /// <summary>Tells the watch of something; nothing happens before there is one.</summary>
    public void Post(Signal signal) => inbox?.Invoke(signal);

    /// <summary>Presses one of <see cref="WatchKeys"/>.</summary>
    public void Press(char key) => Post(new Pressed(key));

    /// <summary>The number of a task's hints that were opened, here or by <c>hint</c>.</summary>
    public int Opened(string taskId) => hints.Opened(taskId);

    /// <summary>What the last check found out about the learner's code of a task, as far as <c>hint</c> says it on a level.</summary>
    public IReadOnlyList<string> OfYours(Lesson lesson, string taskId, int level)
    {
        try
        {
            return [.. new RepairMemory(book).Recall(taskId, SourceTrees.Exercise(lesson)).Take(level)];
        }
        catch (CheckerException)
        {
            return []; // a file that can't be read is no reason to be without a hint
        }
    }

    /// <summary>Says what is going on.</summary>
    public void Say(string words)
    {
        Busy = words;
        Changed?.Invoke();
    }

    /// <summary>Says that the watch has ended, and why.</summary>
    public void Fail(string words)
    {
        Fault = words;
        Changed?.Invoke();
    }

    /// <summary>Says that the checker ends.</summary>
    public void Stop()
    {
        IsStopping = true;
        Changed?.Invoke();
    }

    /// <summary>When the lessons' texts were last written: as long as that is the same, they need not be read again.</summary>
    private IReadOnlyList<DateTime> Written() =>
        [.. from number in book.Numbers
            let folders = book.Folders(number)
            from file in new[] { folders.Readme, folders.Hints }
            select File.GetLastWriteTimeUtc(file)];
}
