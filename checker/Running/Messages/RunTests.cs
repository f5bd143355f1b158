namespace Katas.Checker.Running.Messages;

/// <summary>Asks to run the tests of some tasks, except those named; all of them, or until one fails.</summary>
internal sealed record RunTests(
    byte[] Assembly, byte[] Symbols, IReadOnlyList<string> TaskIds, IReadOnlyList<string> Except, bool StopAtFirst)
    : Request(Assembly, Symbols);
