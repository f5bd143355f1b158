namespace Katas.Lesson08;

/// <summary>What is known after a step.</summary>
/// <param name="Step">How many steps are done.</param>
/// <param name="Steps">How many there are at most.</param>
/// <param name="Epoch">Which pass through the data it is; the first is 0.</param>
/// <param name="Loss">The mean loss over the step's tokens, label smoothing included.</param>
/// <param name="LearningRate">How far the step went.</param>
/// <param name="GradientNorm">The norm of all gradients before it was clipped.</param>
/// <param name="TokensPerSecond">How many labels there were in a second, since this run was started or resumed.</param>
/// <param name="TimeLeft">How long the steps that are left will take at this speed.</param>
/// <param name="Evaluation">How good the model is, if it was evaluated after this step.</param>
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
