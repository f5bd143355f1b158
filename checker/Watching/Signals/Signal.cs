namespace Katas.Checker.Watching.Signals;

/// <summary>An event of a watch, from outside or from its own work. They are handled one after the other, in one place.</summary>
internal abstract record Signal;
