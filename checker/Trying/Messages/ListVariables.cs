namespace Katas.Checker.Trying.Messages;

/// <summary>Say which variables there are.</summary>
internal sealed record ListVariables : ScriptRequest;
