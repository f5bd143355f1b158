using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

/// <summary>How sharply attention is focused, and how to measure it.</summary>
public static class Focus
{
    /// <summary>
    /// Attention weights at a chosen temperature: below 1, the best key takes more; above 1, the shares draw closer
    /// together. Hinton et al. 2015, "Distilling the Knowledge in a Neural Network", equation 1.
    /// </summary>
    /// <param name="scores">Scores, <c>[..., query, key]</c>; -∞ where a query may not attend.</param>
    /// <param name="temperature">Above 0, however small; 1 leaves the weights as they are.</param>
    /// <returns>The weights, <c>[..., query, key]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not above 0.</exception>
    [KataTask("01.9")]
    [Computes(Concept.Temperature)]
    public static Tensor WithTemperature(Tensor scores, double temperature)
    {
        Guard.Layout(scores, "[..., query, key]");
        Guard.Positive(temperature);

        return Attention.Softmax(scores / temperature);
    }

    /// <summary>
    /// How spread out each query's attention is: 0 when all of it goes to one key, ln(keys) when it is shared equally.
    /// Shannon 1948, "A Mathematical Theory of Communication", section 6; in nats.
    /// </summary>
    /// <param name="weights">
    /// Weights, <c>[..., query, key]</c>, each row summing to 1 (or all 0, if it was masked).
    /// </param>
    /// <returns>The entropy of each row in nats, <c>[..., query]</c>.</returns>
    [KataTask("01.10")]
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[..., query, key]");

        // A weight of 0 adds nothing (w ln w → 0 as w → 0), but 0 · ln 0 would be NaN: take ln 1 there.
        var logarithms = weights.masked_fill(weights == 0, 1).log(); // [..., query, key]
        return -(weights * logarithms).sum(-1); // [..., query, key] → [..., query]
    }
}
