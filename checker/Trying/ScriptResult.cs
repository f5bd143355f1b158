using Katas.Checker.Trying.Messages;

namespace Katas.Checker.Trying;

/// <summary>The result of a piece of code.</summary>
/// <param name="Evaluated">How it ended; null if the process ended first.</param>
/// <param name="Reason">Why the process ended; null if it lives.</param>
internal sealed record ScriptResult(Evaluated? Evaluated, string? Reason);
