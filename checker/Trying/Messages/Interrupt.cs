namespace Katas.Checker.Trying.Messages;

/// <summary>Asks to stop what is running. The only request that does not wait for the one before.</summary>
internal sealed record Interrupt : ScriptRequest;
