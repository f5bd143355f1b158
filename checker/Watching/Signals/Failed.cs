namespace Katas.Checker.Watching.Signals;

/// <summary>A run could not go on.</summary>
internal sealed record Failed(int Run, Exception Exception) : Signal;
