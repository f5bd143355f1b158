namespace Katas.Checker.Trying.Messages;

/// <summary>Which variables there are.</summary>
internal sealed record Variables(IReadOnlyList<ScriptVariableText> Items) : ScriptMessage;
