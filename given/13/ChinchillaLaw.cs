namespace Katas.Lesson13;

/// <summary>
/// The loss of a model of N parameters that has read D tokens: <c>E + A / N^α + B / D^β</c>. What is left of it with
/// endless parameters and tokens is E, the entropy of the language. Hoffmann et al. 2022, "Training Compute-Optimal
/// Large Language Models", equation 2.
/// </summary>
/// <param name="E">The floor, in nats a token.</param>
/// <param name="A">The loss for lack of parameters, at N = 1.</param>
/// <param name="Alpha">How fast it falls with the parameters.</param>
/// <param name="B">The loss for lack of tokens, at D = 1.</param>
/// <param name="Beta">How fast it falls with the tokens.</param>
public sealed record ChinchillaLaw(double E, double A, double Alpha, double B, double Beta)
{
    /// <summary>The constants that Hoffmann et al. 2022 printed, in section 3.3.</summary>
    public static ChinchillaLaw Hoffmann { get; } = new(1.69, 406.4, 0.34, 410.7, 0.28);

    /// <summary>
    /// What Besiroglu et al. 2024, "Chinchilla Scaling: A replication attempt", fitted to the same runs.
    /// </summary>
    public static ChinchillaLaw Besiroglu { get; } = new(1.8172, 482.01, 0.3478, 2085.43, 0.3658);

    /// <summary>The loss that the law expects.</summary>
    /// <param name="parameters">The number of parameters, N.</param>
    /// <param name="tokens">The number of tokens, D.</param>
    public double Loss(double parameters, double tokens) =>
        E + (A / Math.Pow(parameters, Alpha)) + (B / Math.Pow(tokens, Beta));
}
