namespace Katas.Checker.Watching;

/// <summary>The contents of a watch's window.</summary>
internal enum WatchPanel
{
    Verdict,
    Text,
    Comparison,
    List,
    Help,
    Reset,
}
