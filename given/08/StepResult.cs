namespace Katas.Lesson08;

/// <summary>What came of a training step.</summary>
/// <param name="Loss">The mean over all tokens of the step, before the weights were changed.</param>
/// <param name="LearningRate">How far the step went.</param>
/// <param name="GradientNorm">The norm of all gradients before it was clipped.</param>
/// <param name="Tokens">How many labels there were, padding not counted.</param>
public sealed record StepResult(double Loss, double LearningRate, double GradientNorm, long Tokens);
