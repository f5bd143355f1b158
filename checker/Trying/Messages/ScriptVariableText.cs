namespace Katas.Checker.Trying.Messages;

/// <summary>A variable on one line.</summary>
internal sealed record ScriptVariableText(string Name, string Summary);
