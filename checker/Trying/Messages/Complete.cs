namespace Katas.Checker.Trying.Messages;

/// <summary>Asks for completions of the name that ends at a position.</summary>
internal sealed record Complete(string Code, int Position) : ScriptRequest;
