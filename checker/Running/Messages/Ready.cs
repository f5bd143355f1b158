namespace Katas.Checker.Running.Messages;

/// <inheritdoc cref="IFirstWord"/>
internal sealed record Ready(string? Problem = null) : Message, IFirstWord;
