namespace Katas.Checker.Running.Messages;

/// <summary>Run the probes of a task.</summary>
internal sealed record RunProbes(byte[] Assembly, byte[] Symbols, string TaskId) : Request(Assembly, Symbols);
