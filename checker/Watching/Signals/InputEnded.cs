namespace Katas.Checker.Watching.Signals;

/// <summary>No key will come any more.</summary>
internal sealed record InputEnded : Signal;
