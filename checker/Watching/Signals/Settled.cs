namespace Katas.Checker.Watching.Signals;

/// <summary>Nothing happened for a moment after the save of a round.</summary>
internal sealed record Settled(int Round) : Signal;
