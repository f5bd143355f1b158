using Katas.Checker.Verdicts;
using Katas.Checker.Watching;

namespace Katas.Page.Components.Verdicts;

/// <summary>How a task's state looks: never by its colour alone.</summary>
/// <param name="Class">The class of the style sheet.</param>
/// <param name="Sign">One character.</param>
/// <param name="Word">The word for it.</param>
internal sealed record StateLook(string Class, string Sign, string Word)
{
    private static readonly StateLook Checking = new("checking", "…", "being checked");
    private static readonly StateLook Unknown = new("none", "·", "not looked at yet");

    /// <summary>The look of a task in a watch.</summary>
    public static StateLook Of(WatchView? view, string taskId) =>
        view is null ? Unknown
        : view.Task.Id == taskId && (view.IsOutdated || view is { IsChecking: true, Verdict: null }) ? Checking
        : view.Task.Id == taskId && view.Report is { } current ? Of(current)
        : view.Known.TryGetValue(taskId, out var report) ? Of(report)
        : Unknown;

    /// <summary>The look of a report.</summary>
    public static StateLook Of(TaskReport report) => report.Status switch
    {
        KataStatus.Passed when report.IsDone => new StateLook("passed", "✓", "passes"),
        KataStatus.Passed => new StateLook("copied", "=", "is the solution's"),
        KataStatus.NotStarted => new StateLook("none", "·", "not written yet"),
        KataStatus.Waiting => new StateLook("none", "·", $"waits for {report.WaitsFor}"),
        _ => new StateLook("failed", "✗", "does not pass"),
    };
}
