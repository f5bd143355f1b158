namespace Katas.Lesson08;

/// <summary>Adam's numbers. The defaults are those of Vaswani et al. 2017, section 5.3.</summary>
public sealed record AdamOptions
{
    /// <summary>The share of the mean of the gradients that is kept in a step.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The share of the mean of the squared gradients that is kept in a step.</summary>
    public double Beta2 { get; init; } = 0.98;

    /// <summary>Keeps the division from dividing by 0.</summary>
    public double Epsilon { get; init; } = 1e-9;

    /// <summary>
    /// How much the weights shrink in a step, as a multiple of the learning rate; 0, as in the paper, for not at all.
    /// </summary>
    public double WeightDecay { get; init; }
}
