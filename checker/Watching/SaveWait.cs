using Microsoft.CodeAnalysis;

namespace Katas.Checker.Watching;

/// <summary>
/// Waits until an editor is done with a save. One save is several events: a file emptied and written, or written under
/// another name, the old one deleted, the new one renamed.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="settled">Called when it has been quiet for a moment.</param>
internal sealed class SaveWait(TimeProvider clock, Action<int> settled) : IDisposable
{
    /// <summary>The time that it has to be quiet.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(20);

    /// <summary>The time that a file may be empty or gone before that is believed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest time that events may keep it waiting.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(300);

    private ITimer? timer;

    /// <summary>The number of the last save; an older one is of no interest.</summary>
    public int Round { get; private set; }

    /// <summary>The time of the first event of this save.</summary>
    public long? Since { get; private set; }

    /// <summary>An event.</summary>
    public void Saved()
    {
        Since ??= clock.GetTimestamp();
        if (timer is null || clock.GetElapsedTime(Since.Value) < Longest)
        {
            Start(Quiet);
        }
    }

    /// <summary>Whether the files may be half-written; then it waits for the other half.</summary>
    public bool WaitsFor(IReadOnlyList<SyntaxTree> before, IReadOnlyList<SyntaxTree> now) =>
        before.Any(old => old.Length > 0 && !now.Any(tree => tree.FilePath == old.FilePath && tree.Length > 0)) && WaitsOn();

    /// <summary>Waits for files that can't be read yet; false if that has gone on for too long.</summary>
    public bool WaitsOn()
    {
        var rest = Patience - clock.GetElapsedTime(Since ?? clock.GetTimestamp());
        if (rest > TimeSpan.Zero)
        {
            Start(rest);
        }

        return rest > TimeSpan.Zero;
    }

    /// <summary>This save is dealt with.</summary>
    public void Done()
    {
        Since = null;
        timer?.Dispose();
        timer = null;
    }

    public void Dispose() => timer?.Dispose();

    private void Start(TimeSpan delay)
    {
        timer?.Dispose();
        int round = ++Round;
        timer = clock.CreateTimer(_ => settled(round), null, delay, Timeout.InfiniteTimeSpan);
    }
}
