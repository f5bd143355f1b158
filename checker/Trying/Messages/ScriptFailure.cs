namespace Katas.Checker.Trying.Messages;

/// <summary>An exception that was not caught.</summary>
/// <param name="Type">Its type's name.</param>
/// <param name="Message">What it says.</param>
/// <param name="Frames">Where it came from, the innermost first: only code with a file.</param>
internal sealed record ScriptFailure(string Type, string Message, IReadOnlyList<ScriptFrame> Frames);
