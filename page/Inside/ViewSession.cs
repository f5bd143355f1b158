using Katas.Checker;
using Katas.Checker.Book;
using Katas.Checker.Commands;
using Katas.Checker.Comparing;
using Katas.Checker.Showing;
using Katas.Checker.Verdicts;
using Katas.Page.Components.Inside;
using Katas.Page.Watching;
using Microsoft.CodeAnalysis;

namespace Katas.Page.Inside;

/// <summary>
/// A view that somebody looks at. What is asked for while it computes replaces whatever was asked for before, and comes next: nothing piles up
/// behind a slider. It is computed anew when the code that it goes through was saved, and ended when nobody looks any more.
/// </summary>
/// <param name="views">Computes.</param>
/// <param name="live">Knows whose code passes.</param>
/// <param name="lesson">The lesson.</param>
/// <param name="name">The view; null for the lesson's first.</param>
/// <param name="changed">Told when there is more to see; on any thread.</param>
internal sealed class ViewSession(LessonViews views, Live live, Lesson lesson, string? name, Action changed) : IDisposable
{
    // Shorter than this, and nobody has to be told that it takes a while.
    private static readonly TimeSpan Unnoticed = TimeSpan.FromMilliseconds(300);

    private readonly Lock access = new();
    private ViewChoice choice = new(null, new Dictionary<string, string>(), null);
    private IReadOnlyList<SyntaxTree> files = [];
    private CancellationTokenSource? running;
    private bool isWanted;
    private bool isLooping;
    private bool isEnded;

    /// <summary>The short names of the lesson's views; none before they are known.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The last that came to its end; null before the first.</summary>
    public ViewShown? Shown { get; private set; }

    /// <summary>The view's title, options and problems, as of the last run; null before the first.</summary>
    public ViewOutcome? Outcome { get; private set; }

    /// <summary>Whose code it is, and why not the learner's.</summary>
    public OwnLessons Own { get; private set; } = OwnLessons.None;

    /// <summary>Why the last run gave nothing; empty if it did.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>Whether the learner ended the last run.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether it has computed for so long that it has to be said.</summary>
    public bool IsSlow { get; private set; }

    /// <summary>Whether there is something to wait for.</summary>
    public bool IsRunning
    {
        get
        {
            lock (access)
            {
                return isLooping;
            }
        }
    }

    /// <summary>What is asked for.</summary>
    public ViewChoice Choice
    {
        get
        {
            lock (access)
            {
                return choice;
            }
        }
    }

    /// <summary>The side that is shown, or will be.</summary>
    public Side Side => Of(Own, Choice);

    /// <summary>Begins.</summary>
    public void Start()
    {
        Own = OwnCode.Find(live, lesson);
        live.Changed += Look;
        Want(restart: false);
    }

    /// <summary>Asks for something else.</summary>
    public void Choose(Func<ViewChoice, ViewChoice> change)
    {
        lock (access)
        {
            choice = change(choice);
        }

        Want(restart: false);
    }

    /// <summary>Computes the same again.</summary>
    public void Again() => Want(restart: false);

    /// <summary>Ends what runs.</summary>
    public void Stop()
    {
        lock (access)
        {
            isWanted = false;
            running?.Cancel();
        }
    }

    public void Dispose()
    {
        live.Changed -= Look;
        lock (access)
        {
            isEnded = true;
            isWanted = false;
            running?.Cancel();
        }
    }

    private static Side Of(OwnLessons own, ViewChoice wanted) => own.Numbers.Count == 0 ? Side.Reference : wanted.Side ?? Side.Mine;

    private void Want(bool restart)
    {
        lock (access)
        {
            if (isEnded)
            {
                return;
            }

            isWanted = true;
            if (restart)
            {
                running?.Cancel();
            }

            if (isLooping)
            {
                return;
            }

            isLooping = true;
        }

        _ = Task.Run(Loop);
    }

    // Not on the watch's own thread: a verdict does not wait for a view.
    private void Look() => _ = Task.Run(LookForChanges);

    /// <summary>While a check runs nothing is known yet; after it, the code may be another, or another's.</summary>
    private void LookForChanges()
    {
        if (live.View is { IsChecking: true } or { IsOutdated: true })
        {
            return;
        }

        var own = OwnCode.Find(live, lesson);
        bool isAnother = !own.Numbers.SetEquals(Own.Numbers);
        bool isReason = own.Why != Own.Why;
        Own = own;
        if (isAnother || !IsOf(Files()))
        {
            Want(restart: true);
        }
        else if (isReason)
        {
            changed();
        }
    }

    private bool IsOf(IReadOnlyList<SyntaxTree>? now)
    {
        lock (access)
        {
            return now is null || files.Count == 0 || files.SequenceEqual(now, ReferenceEqualityComparer.Instance);
        }
    }

    private IReadOnlyList<SyntaxTree>? Files()
    {
        try
        {
            return views.Files(lesson, Own.Numbers);
        }
        catch (CheckerException)
        {
            return null; // a file that cannot be read now: the next save tells
        }
    }

    private async Task Loop()
    {
        bool goesOn = true;
        while (goesOn)
        {
            var (wanted, cancelled) = Next();
            using (cancelled)
            using (var timer = new Timer(_ => Tell(slow: true), null, Unnoticed, Timeout.InfiniteTimeSpan))
            {
                var (fault, isStopped) = await Try(wanted, cancelled.Token);
                await timer.DisposeAsync(); // so that it does not speak after the end
                (Fault, IsStopped) = (fault, isStopped);
                goesOn = Finish();
            }

            Tell(slow: false);
        }
    }

    private async Task<(string Fault, bool IsStopped)> Try(ViewChoice wanted, CancellationToken cancelled)
    {
        try
        {
            await Compute(wanted, cancelled);
            return ("", false);
        }
        catch (OperationCanceledException)
        {
            return ("", true);
        }
        catch (Exception exception)
        {
            return (exception is CheckerException ? exception.Message : $"The checker itself failed: {exception.Message}", false);
        }
    }

    private void Tell(bool slow)
    {
        IsSlow = slow;
        changed();
    }

    private (ViewChoice Wanted, CancellationTokenSource Cancelled) Next()
    {
        lock (access)
        {
            isWanted = false;
            running = new CancellationTokenSource();
            return (choice, running);
        }
    }

    private bool Finish()
    {
        lock (access)
        {
            running = null;
            return isLooping = isWanted;
        }
    }

    private async Task Compute(ViewChoice wanted, CancellationToken cancelled)
    {
        if (Names.Count == 0)
        {
            Names = views.Names(lesson);
            changed();
        }

        var own = Own;
        var now = views.Files(lesson, own.Numbers);
        lock (access)
        {
            files = now;
        }

        var side = Of(own, wanted);
        var numbers = side == Side.Reference ? OwnLessons.None.Numbers : own.Numbers;
        var view = await views.Compute(lesson, name, wanted.Input, wanted.Options, numbers, cancelled);
        Outcome = view.Outcome;
        if (view.Outcome is not { Problem: null, OptionProblem: null, Exception: null } outcome)
        {
            return;
        }

        IReadOnlyList<ShownStage> stages = side == Side.Difference
            ? [.. StageDifference.Between(outcome, await Reference(wanted, cancelled)).Select(StagePictures.Draw)]
            : [.. outcome.Stages.Select(StagePictures.Draw)];
        string whose = side == Side.Difference
            ? $"Lesson {lesson.Number}, your own code less the solution's."
            : (side == Side.Mine ? own : OwnLessons.None).Words(live.Book, lesson, view.Own);
        Shown = new ViewShown(outcome, stages, side, whose);
    }

    private async Task<ViewOutcome> Reference(ViewChoice wanted, CancellationToken cancelled)
    {
        var view = await views.Compute(lesson, name, wanted.Input, wanted.Options, OwnLessons.None.Numbers, cancelled);
        return view.Outcome;
    }
}
