namespace Katas.Lesson13;

/// <summary>How a budget is spent.</summary>
/// <param name="Parameters">The number of parameters, N.</param>
/// <param name="Tokens">The number of tokens to train on, D.</param>
public readonly record struct Allocation(double Parameters, double Tokens)
{
    /// <summary>The tokens for each parameter.</summary>
    public double Ratio => Tokens / Parameters;

    /// <summary>What the training costs, 6 · N · D.</summary>
    public double Flops => 6 * Parameters * Tokens;
}
