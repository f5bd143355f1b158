namespace Katas.Checker.Watching.Signals;

/// <summary>A key, or the first character of a line: see <see cref="WatchKeys"/>.</summary>
internal sealed record Pressed(char Key) : Signal;
