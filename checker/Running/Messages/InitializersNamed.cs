namespace Katas.Checker.Running.Messages;

/// <summary>The types whose static initializers do not come to an end.</summary>
internal sealed record InitializersNamed(IReadOnlyList<string> Types) : Message;
