namespace Katas.Lesson12;

/// <summary>How large an adapter is, and how much it weighs. Hu et al. 2021, "LoRA", section 4.1.</summary>
/// <param name="Rank">r, the features in between: the larger, the more it can learn.</param>
/// <param name="Alpha">α, which together with the rank says how much what it adds counts.</param>
public sealed record LoraOptions(long Rank = 8, double Alpha = 16)
{
    /// <summary>The share of the adapter's input that training drops; what the layer itself sees stays whole.</summary>
    public double Dropout { get; init; }

    /// <summary>
    /// Whether α is divided by the root of the rank in place of the rank. Kalajdzievski 2023, "A Rank Stabilization
    /// Scaling Factor for Fine-Tuning with LoRA".
    /// </summary>
    public bool RankStabilised { get; init; }
}
