namespace Katas.Checker.Trying.Messages;

/// <summary>Run some code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Width">How many columns what it gives may take.</param>
/// <param name="IsQuiet">Whether nothing that it writes is wanted.</param>
internal sealed record Evaluate(string Code, int Width, bool IsQuiet) : ScriptRequest;
