namespace Katas.Checker.Watching.Signals;

/// <summary>What reaches a watch, from outside or from its own work. One after the other, in one place.</summary>
internal abstract record Signal;
