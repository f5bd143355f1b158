namespace Katas.Checker.Watching.Signals;

/// <summary>The window has another size.</summary>
internal sealed record Resized : Signal;
