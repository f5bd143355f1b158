using System.Text;
using Katas.Checker;
using Katas.Checker.Book;
using Katas.Checker.Commands;
using Katas.Checker.Reporting;
using Katas.Checker.Showing;
using Katas.Checker.Showing.Conversations;

namespace Katas.Page.Demonstrations;

/// <summary>A run of a demonstration: the same compiler and child as <c>demo</c>'s, and what it has written so far.</summary>
/// <param name="shell">The workbook and the limits.</param>
/// <param name="lesson">The lesson.</param>
/// <param name="changed">Told when there is more to see.</param>
internal sealed class DemoRun(Shell shell, Lesson lesson, Action changed) : IDisposable
{
    // A demonstration may write without an end; what is older has scrolled by.
    private const int MostText = 1 << 16;

    // Pages are told this often at most, of what is written and said.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock access = new();
    private readonly StringBuilder text = new();
    private readonly CancellationTokenSource stop = new();
    private readonly DateTime begun = DateTime.UtcNow;
    private volatile bool isNew;

    /// <summary>How far it is.</summary>
    public DemoState State { get; private set; } = DemoState.Preparing;

    /// <summary>Whether it goes on.</summary>
    public bool IsRunning => State is DemoState.Preparing or DemoState.Running;

    /// <summary>Whose code it shows; empty before that is known.</summary>
    public string Whose { get; private set; } = "";

    /// <summary>Why it failed; empty if it did not.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What is said in it; null where it is not talked to, or that is not known yet.</summary>
    public Conversation? Conversation { get; private set; }

    /// <summary>What it has written: the last of it, if it is much.</summary>
    public string Text
    {
        get
        {
            lock (access)
            {
                return text.ToString();
            }
        }
    }

    /// <summary>The pictures that it has saved: their paths from the book's folder, and a number that changes with them.</summary>
    public IReadOnlyList<(string Path, long Version)> Pictures { get; private set; } = [];

    /// <summary>Runs it; whatever goes wrong ends up in <see cref="Reason"/>.</summary>
    /// <param name="solution">Whether the solution is shown in any case.</param>
    /// <param name="given">What the learner chose of its options.</param>
    /// <param name="ending">The checker ends.</param>
    public async Task Run(bool solution, IReadOnlyDictionary<string, string> given, CancellationToken ending)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, ending);
        using var timer = new Timer(_ => Look(), null, Pause, Pause);
        try
        {
            var own = solution ? OwnLessons.None : await OwnLessons.Find(shell, lesson, cancelled.Token);
            var demo = new DemoCompiler(shell.Book).Compile(lesson, own.Numbers);
            Whose = own.Words(shell.Book, lesson, demo.Own);
            using var conversation = demo.IsTalk(given) ? new Conversation(Heard) : null;
            Conversation = conversation;
            Change(DemoState.Running);
            var request = new DemoRequest(Folder, shell.Book.Data) { Given = given, Plain = true };
            var end = await demo.Run(request, Add, conversation, cancelled.Token);
            conversation?.End();
            Reason = end.ExitCode == ExitCode.Interrupted ? "" : end.Reason ?? "";
            Change(end.ExitCode == ExitCode.Interrupted ? DemoState.Stopped : end.Reason is null ? DemoState.Done : DemoState.Failed);
        }
        catch (OperationCanceledException)
        {
            Change(DemoState.Stopped);
        }
        catch (Exception exception)
        {
            Reason = exception is CheckerException ? exception.Message : $"The checker itself failed: {exception.Message}";
            Change(DemoState.Failed);
        }
    }

    /// <summary>Stops it.</summary>
    public void Stop() => stop.Cancel();

    public void Dispose() => stop.Dispose();

    private string Folder => shell.Book.Pictures(lesson.Number);

    private void Add(string piece)
    {
        lock (access)
        {
            text.Append(piece);
            if (text.Length > MostText)
            {
                text.Remove(0, text.Length - MostText);
            }
        }

        isNew = true;
    }

    private void Heard(bool isMore)
    {
        isNew = true;
        if (isMore)
        {
            changed(); // whose turn it is, is told at once
        }
    }

    private void Change(DemoState state)
    {
        Look();
        State = state;
        changed();
    }

    private void Look()
    {
        var pictures = Saved();
        bool isMore = isNew || !pictures.SequenceEqual(Pictures);
        isNew = false;
        Pictures = pictures;
        if (isMore)
        {
            changed();
        }
    }

    private IReadOnlyList<(string Path, long Version)> Saved()
    {
        try
        {
            var folder = new DirectoryInfo(Folder);
            return folder.Exists
                ? [.. folder.GetFiles("*.png").Where(file => file.LastWriteTimeUtc >= begun).OrderBy(file => file.LastWriteTimeUtc)
                    .Select(file => (shell.Book.Relative(file.FullName), file.LastWriteTimeUtc.Ticks))]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Pictures; // somebody tidies up; the next look will see
        }
    }
}
