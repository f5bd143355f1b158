namespace Katas.Lesson08;

/// <summary>What is known after a step.</summary>
/// <param name="Step">The number of steps done.</param>
/// <param name="Steps">The maximum number of steps.</param>
/// <param name="Epoch">The current pass through the data; the first is 0.</param>
/// <param name="Loss">The mean loss over the step's tokens, label smoothing included.</param>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="GradientNorm">The norm of all gradients before clipping.</param>
/// <param name="TokensPerSecond">Labels per second, since this run was started or resumed.</param>
/// <param name="TimeLeft">The time that the remaining steps will take at this speed.</param>
/// <param name="Evaluation">The model's evaluation, if there was one after this step.</param>
public sealed record TrainingProgress(
    long Step,
    long Steps,
    int Epoch,
    double Loss,
    double LearningRate,
    double GradientNorm,
    double TokensPerSecond,
    TimeSpan TimeLeft,
    EvaluationResult? Evaluation);
