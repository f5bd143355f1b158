using Katas.Checker.Verdicts;

namespace Katas.Checker.Trying.Messages;

/// <summary>The script wants a matrix drawn.</summary>
internal sealed record Shown(ProbePart Matrix, string Title) : ScriptMessage;
