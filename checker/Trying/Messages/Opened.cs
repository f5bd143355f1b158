namespace Katas.Checker.Trying.Messages;

/// <summary>The lesson is in scope.</summary>
/// <param name="Lost">Variables, methods and types that could not be kept.</param>
internal sealed record Opened(IReadOnlyList<string> Lost) : ScriptMessage;
