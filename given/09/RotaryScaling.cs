namespace Katas.Lesson09;

/// <summary>
/// How Llama 3 slows its rotations down, so that a text longer than those it was trained on needs no angles that it has
/// never seen. Grattafiori et al. 2024, "The Llama 3 Herd of Models", section 3.4.2.
/// </summary>
/// <param name="Factor">By how much the slow pairs are slowed down.</param>
/// <param name="LowTurns">A pair that turns fewer times than this in the original length is slow.</param>
/// <param name="HighTurns">A pair that turns more often than this is fast, and stays as it is.</param>
/// <param name="OriginalLength">The longest text before.</param>
public sealed record RotaryScaling(double Factor, double LowTurns, double HighTurns, long OriginalLength);
