namespace Katas.Checker.Watching.Signals;

/// <summary>A file was written, made, renamed or deleted; null if it can't be told which.</summary>
internal sealed record Saved(string? Path) : Signal;
