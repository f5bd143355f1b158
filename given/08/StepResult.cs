namespace Katas.Lesson08;

/// <summary>The result of a training step.</summary>
/// <param name="Loss">The mean loss over all tokens of the step, before the weights were changed.</param>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="GradientNorm">The norm of all gradients before clipping.</param>
/// <param name="Tokens">The number of labels, padding not counted.</param>
public sealed record StepResult(double Loss, double LearningRate, double GradientNorm, long Tokens);
