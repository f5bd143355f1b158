namespace Katas.Lesson07;

/// <summary>A hypothesis that is one token longer than the one it comes from.</summary>
/// <param name="Row">Which one it comes from.</param>
/// <param name="Hypothesis">What it has become.</param>
public sealed record Continuation(int Row, Hypothesis Hypothesis);
