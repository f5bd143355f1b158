namespace Katas.Checker.Trying.Messages;

/// <summary>Asks for the variables.</summary>
internal sealed record ListVariables : ScriptRequest;
