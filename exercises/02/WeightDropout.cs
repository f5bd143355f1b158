using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

/// <summary>
/// Dropout on attention weights: during training, a query misses a key now and then, and learns not to rely on a single
/// one. Srivastava et al. 2014, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting".
/// </summary>
public static class WeightDropout
{
    /// <summary>
    /// During training, sets each weight to 0 with the given probability, independently of the others, and divides
    /// those that remain by (1 - probability), so that the expected value of each stays what it was. Otherwise changes
    /// nothing.
    /// </summary>
    /// <param name="weights">Attention weights, <c>[..., query, key]</c>.</param>
    /// <param name="probability">Dropout probability, 0 to 1.</param>
    /// <param name="training">Whether the module is training; false in <c>eval()</c>.</param>
    /// <returns>The weights to mix values with, <c>[..., query, key]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not within 0 and 1.</exception>
    [KataTask("02.7")]
    [Computes(Concept.Dropout)]
    public static Tensor Apply(Tensor weights, double probability, bool training)
    {
        Guard.Layout(weights, "[..., query, key]");
        Guard.Probability(probability);

        throw new NotImplementedException("Task 02.7: dropout on weights");
    }
}
