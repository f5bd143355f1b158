using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

/// <summary>
/// Scaled dot-product attention, one step at a time: <c>softmax(QKᵀ / √d_k) V</c>.
/// Vaswani et al. 2017, "Attention Is All You Need", section 3.2.1.
/// </summary>
public static class Attention
{
    /// <summary>How well each query matches each key: their dot product. Paper: section 3.2.1, <c>QKᵀ</c>.</summary>
    /// <param name="query">What is looked for, <c>[..., query, d_k]</c>.</param>
    /// <param name="key">What each position offers, <c>[..., key, d_k]</c>.</param>
    /// <returns>The scores, <c>[..., query, key]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes or dtypes do not fit together.</exception>
    [KataTask("01.1")]
    [Computes(Concept.Scores)]
    public static Tensor Scores(Tensor query, Tensor key)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");
        Guard.Size(key, -1, query.size(-1), "the d_k of query");
        Guard.LeadingDimensions(key, query);
        Guard.SameType(key, query);

        throw new NotImplementedException("Task 01.1: scores");
    }

    /// <summary>
    /// Brings the scores back to unit variance, whatever d_k is, so that softmax keeps a useful gradient.
    /// Paper: section 3.2.1 and its footnote 4.
    /// </summary>
    /// <param name="scores">Dot products, <c>[..., query, key]</c>.</param>
    /// <param name="dK">The number of features that each dot product summed over.</param>
    /// <returns>The scaled scores, <c>[..., query, key]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">d_k is not above 0.</exception>
    [KataTask("01.2")]
    [Computes(Concept.Scale)]
    public static Tensor Scale(Tensor scores, long dK)
    {
        Guard.Layout(scores, "[..., query, key]");
        Guard.Positive(dK);

        throw new NotImplementedException("Task 01.2: scale");
    }

    /// <summary>Rules out the keys that a query may not see. Paper: section 3.2.3.</summary>
    /// <param name="scores">Scaled scores, <c>[..., query, key]</c>.</param>
    /// <param name="mask">
    /// Any shape that broadcasts to the scores'. Boolean: true = may attend. Floating point: added to the scores, so
    /// that 0 changes nothing and -∞ rules a key out.
    /// </param>
    /// <returns>
    /// The masked scores, <c>[..., query, key]</c>, in the scores' dtype; -∞ where a query may not attend.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The mask is neither boolean nor floating point, or does not broadcast.
    /// </exception>
    [KataTask("01.3")]
    [Computes(Concept.Masking)]
    public static Tensor ApplyMask(Tensor scores, Tensor mask)
    {
        Guard.Layout(scores, "[..., query, key]");
        Guard.Mask(mask, scores);

        throw new NotImplementedException("Task 01.3: mask");
    }

    /// <summary>
    /// Turns each query's scores into weights that are positive and sum to 1, for scores of any size. A query that may
    /// attend to nothing (all its scores are -∞) gets zeros.
    /// </summary>
    /// <param name="scores">Scores, <c>[..., query, key]</c>.</param>
    /// <returns>The weights, <c>[..., query, key]</c>; each row sums to 1, or to 0 if all of it is masked.</returns>
    [KataTask("01.4")]
    [Computes(Concept.Softmax)]
    public static Tensor Softmax(Tensor scores)
    {
        Guard.Layout(scores, "[..., query, key]");

        throw new NotImplementedException("Task 01.4: softmax");
    }

    /// <summary>Mixes the values, each in proportion to its weight.</summary>
    /// <param name="weights">How much of each value each query takes, <c>[..., query, key]</c>.</param>
    /// <param name="value">What each position hands over, <c>[..., key, d_v]</c>.</param>
    /// <returns>One mixture for each query, <c>[..., query, d_v]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes or dtypes do not fit together.</exception>
    [KataTask("01.5")]
    [Computes(Concept.WeightedSum)]
    public static Tensor WeightedSum(Tensor weights, Tensor value)
    {
        Guard.Layout(weights, "[..., query, key]");
        Guard.Layout(value, "[..., key, d_v]");
        Guard.Size(value, -2, weights.size(-1), "a value for each key of weights");
        Guard.LeadingDimensions(value, weights);
        Guard.SameType(value, weights);

        throw new NotImplementedException("Task 01.5: weighted sum");
    }

    /// <summary>Scaled dot-product attention, put together from the steps above. Paper: equation 1.</summary>
    /// <param name="query">What is looked for, <c>[..., query, d_k]</c>.</param>
    /// <param name="key">What each position offers, <c>[..., key, d_k]</c>.</param>
    /// <param name="value">What each position hands over, <c>[..., key, d_v]</c>.</param>
    /// <param name="mask">
    /// Boolean (true = may attend) or additive; broadcasts to <c>[..., query, key]</c>. Pass null for no mask.
    /// </param>
    /// <returns>The output, <c>[..., query, d_v]</c>, and the weights, <c>[..., query, key]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    [KataTask("01.6")]
    [Computes(Concept.Attention)]
    public static (Tensor output, Tensor weights) ScaledDotProduct(
        Tensor query, Tensor key, Tensor value, Tensor? mask = null)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");
        Guard.Layout(value, "[..., key, d_v]");
        Guard.Size(key, -1, query.size(-1), "the d_k of query");
        Guard.Size(value, -2, key.size(-2), "a value for each key");

        throw new NotImplementedException("Task 01.6: scaled dot-product attention");
    }
}
