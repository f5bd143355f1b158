using Katas.Checker.Verdicts;

namespace Katas.Checker.Running.Messages;

/// <summary>A test ended.</summary>
internal sealed record Finished(
    string Name, string TaskId, bool Passed, string Message, string StackTrace, Mismatch? Mismatch = null) : Message
{
    /// <summary>The time that the test itself took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Whether something that it started goes on running: the child should not be used again.</summary>
    public bool LeavesRunning { get; init; }

    /// <summary>The type that it used whose static initializer was ended; null if it used none.</summary>
    public string? UsedEnded { get; init; }
}
