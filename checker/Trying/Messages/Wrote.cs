namespace Katas.Checker.Trying.Messages;

/// <summary>The script wrote to the console.</summary>
internal sealed record Wrote(string Text) : ScriptMessage;
