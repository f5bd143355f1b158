namespace Katas.Checker.Running.Messages;

/// <summary>The request is done.</summary>
internal sealed record Answered : Message;
