namespace Katas.Lesson13;

/// <summary>What one training run has cost, and what came of it.</summary>
/// <param name="Parameters">The number of parameters, N.</param>
/// <param name="Flops">The operations, C.</param>
/// <param name="Loss">The loss at the end, in nats a token.</param>
public readonly record struct TrainingRun(double Parameters, double Flops, double Loss)
{
    /// <summary>The number of tokens, D, by the rule of thumb that C = 6 · N · D.</summary>
    public double Tokens => Flops / (6 * Parameters);
}
