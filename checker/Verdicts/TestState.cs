namespace Katas.Checker.Verdicts;

/// <summary>The way a test ended.</summary>
internal enum TestState
{
    Passed,
    Failed,
    TimedOut,
    Crashed,
}
