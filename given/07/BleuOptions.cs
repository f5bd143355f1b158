namespace Katas.Lesson07;

/// <summary>The options for computing BLEU from the counts. The defaults are sacreBLEU's for a corpus.</summary>
public sealed record BleuOptions
{
    /// <summary>What to do with a precision of 0.</summary>
    public BleuSmoothing Smoothing { get; init; } = BleuSmoothing.Exp;

    /// <summary>
    /// The number of <see cref="BleuSmoothing.Floor"/> (0.1 by default) and <see cref="BleuSmoothing.AddK"/> (1).
    /// </summary>
    public double? Value { get; init; }

    /// <summary>
    /// Whether to leave out orders without any n-gram: for single sentences, which may be shorter than four words. With
    /// <see cref="BleuSmoothing.AddK"/> there is always something to divide by, and all orders stay.
    /// </summary>
    public bool EffectiveOrder { get; init; }

    /// <summary>The number that <see cref="Smoothing"/> takes.</summary>
    internal double Amount => Value ?? (Smoothing == BleuSmoothing.AddK ? 1 : 0.1);
}
