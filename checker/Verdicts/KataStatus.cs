namespace Katas.Checker.Verdicts;

/// <summary>The status of a task.</summary>
internal enum KataStatus
{
    /// <summary>All its tests pass.</summary>
    Passed,

    /// <summary>Its stub is as shipped.</summary>
    NotStarted,

    /// <summary>It calls a task that is not written yet.</summary>
    Waiting,

    /// <summary>It is written, and a test does not pass.</summary>
    Failed,

    /// <summary>A test did not end in time.</summary>
    TimedOut,

    /// <summary>A test took the whole process down.</summary>
    Crashed,

    /// <summary>The compiler does not accept it.</summary>
    DoesNotCompile,
}
