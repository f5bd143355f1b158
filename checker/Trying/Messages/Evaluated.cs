namespace Katas.Checker.Trying.Messages;

/// <summary>A piece of code has been run.</summary>
/// <param name="End">The way it ended.</param>
/// <param name="Value">Its value; null if it has none.</param>
/// <param name="Declared">The variables that it declared.</param>
/// <param name="Problems">The compiler's errors.</param>
/// <param name="Failure">What it threw.</param>
internal sealed record Evaluated(
    ScriptEnd End,
    ScriptValue? Value,
    IReadOnlyList<ScriptVariableText> Declared,
    IReadOnlyList<ScriptProblem> Problems,
    ScriptFailure? Failure) : ScriptMessage;
