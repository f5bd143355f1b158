using Katas.Checker.Running.Messages;

namespace Katas.Checker.Trying.Messages;

/// <inheritdoc cref="IFirstWord"/>
internal sealed record ScriptReady(string? Problem = null) : ScriptMessage, IFirstWord;
