namespace Katas.Checker.Trying.Messages;

/// <summary>The variables.</summary>
internal sealed record Variables(IReadOnlyList<ScriptVariableText> Items) : ScriptMessage;
