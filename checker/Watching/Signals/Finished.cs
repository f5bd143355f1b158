namespace Katas.Checker.Watching.Signals;

/// <summary>A run is through with all tasks of the lesson.</summary>
internal sealed record Finished(int Run) : Signal;
