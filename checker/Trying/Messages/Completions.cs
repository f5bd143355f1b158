namespace Katas.Checker.Trying.Messages;

/// <summary>The completions of a name: whole names, in order.</summary>
/// <param name="Start">Where the name begins.</param>
/// <param name="Names">The names.</param>
internal sealed record Completions(int Start, IReadOnlyList<string> Names) : ScriptMessage;
