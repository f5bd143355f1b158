namespace Katas.Checker.Running.Messages;

/// <summary>Asks to run the probes of a task.</summary>
internal sealed record RunProbes(byte[] Assembly, byte[] Symbols, string TaskId) : AssemblyRequest(Assembly, Symbols);
