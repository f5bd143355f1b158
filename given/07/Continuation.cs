namespace Katas.Lesson07;

/// <summary>A hypothesis that is one token longer than the one it comes from.</summary>
/// <param name="Row">The row of the hypothesis it comes from.</param>
/// <param name="Hypothesis">The longer hypothesis.</param>
public sealed record Continuation(int Row, Hypothesis Hypothesis);
