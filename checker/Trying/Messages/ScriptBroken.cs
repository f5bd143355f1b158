namespace Katas.Checker.Trying.Messages;

/// <summary>The request could not be done.</summary>
internal sealed record ScriptBroken(string Reason) : ScriptMessage;
