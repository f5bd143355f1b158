namespace Katas.Checker.Trying.Messages;

/// <summary>Asks to run some code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Width">The maximum width of its value in columns.</param>
/// <param name="IsQuiet">Whether to discard its output.</param>
internal sealed record Evaluate(string Code, int Width, bool IsQuiet) : ScriptRequest;
