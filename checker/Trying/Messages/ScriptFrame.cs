namespace Katas.Checker.Trying.Messages;

/// <summary>A line on the way of an exception.</summary>
/// <param name="File">The file; empty for the script itself.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record ScriptFrame(string File, int Line);
