namespace Katas.Checker.Running.Messages;

/// <summary>A request to run something in an assembly.</summary>
internal abstract record AssemblyRequest(byte[] Assembly, byte[] Symbols) : Request;
