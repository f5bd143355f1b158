namespace Katas.Checker.Verdicts;

/// <summary>How a test ended.</summary>
internal enum TestState
{
    Passed,
    Failed,
    TimedOut,
    Crashed,
}
