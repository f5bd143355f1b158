namespace Katas.Checker.Running.Messages;

/// <summary>Asks to run the tests of some tasks, except those named; all of them, or until one fails.</summary>
internal sealed record RunTests(
    byte[] Assembly, byte[] Symbols, IReadOnlyList<string> TaskIds, IReadOnlyList<string> Except, bool StopAtFirst)
    : AssemblyRequest(Assembly, Symbols)
{
    /// <summary>The types whose static initializers were ended: how a test ends that uses one says nothing about it.</summary>
    public IReadOnlyCollection<string> Ended { get; init; } = [];
}
