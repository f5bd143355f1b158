namespace Katas.Checker.Trying;

/// <summary>Ends a piece of a script that somebody has stopped.</summary>
internal sealed class StoppedException() : Exception("This was stopped.");
