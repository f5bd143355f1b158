namespace Katas.Checker.Running.Messages;

/// <summary>The request could not be done.</summary>
internal sealed record Broken(string Reason) : Message;
