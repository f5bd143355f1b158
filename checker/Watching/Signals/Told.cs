namespace Katas.Checker.Watching.Signals;

/// <summary>Something that the learner should know.</summary>
internal sealed record Told(string Words) : Signal;
