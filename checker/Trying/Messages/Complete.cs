namespace Katas.Checker.Trying.Messages;

/// <summary>Say how the name that ends at a position may go on.</summary>
internal sealed record Complete(string Code, int Position) : ScriptRequest;
