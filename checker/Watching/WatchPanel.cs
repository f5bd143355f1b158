namespace Katas.Checker.Watching;

/// <summary>What fills the window of a watch.</summary>
internal enum WatchPanel
{
    Verdict,
    List,
    Help,
    Reset,
}
