using System.Text.Json.Serialization;

namespace Katas.Checker.Running.Messages;

/// <summary>What the checker asks of its child.</summary>
[JsonDerivedType(typeof(RunTests), "tests")]
[JsonDerivedType(typeof(RunProbes), "probes")]
internal abstract record Request(byte[] Assembly, byte[] Symbols);
