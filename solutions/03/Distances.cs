using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

/// <summary>How far apart tokens are, and which distances count as the same.</summary>
public static class Distances
{
    /// <summary>
    /// The distance from each query to each key: below 0 where the key comes before the query, above 0 where it comes
    /// after.
    /// </summary>
    /// <param name="queryLength">The number of queries.</param>
    /// <param name="keyLength">The number of keys; the first is at position 0.</param>
    /// <param name="offset">The position of the first query: above 0 if keys were kept from before.</param>
    /// <returns>Position of the key minus position of the query, <c>[query, key]</c>, Int64.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A length is not above 0, or the offset is below 0.</exception>
    [KataTask("03.7")]
    public static Tensor Between(long queryLength, long keyLength, long offset = 0)
    {
        Guard.Positive(queryLength);
        Guard.Positive(keyLength);
        Guard.AtLeast(offset, 0);

        var queries = arange(offset, offset + queryLength, dtype: ScalarType.Int64); // [query]
        var keys = arange(keyLength, dtype: ScalarType.Int64); // [key]
        return keys - queries.unsqueeze(-1); // [key] - [query, 1] → [query, key]
    }

    /// <summary>
    /// Numbers the distances from -k to k as 0 to 2k; anything farther away counts as k. Shaw et al. 2018,
    /// "Self-Attention with Relative Position Representations", section 3.2.
    /// </summary>
    /// <param name="distances">Distances of any shape, Int64.</param>
    /// <param name="maxDistance">k, the largest distance that is told apart from smaller ones; may be 0.</param>
    /// <returns>
    /// Numbers from 0 (k or more before) over k (here) to 2k (k or more after), of the same shape, Int64.
    /// </returns>
    /// <exception cref="ArgumentException">The distances are not Int64.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The largest distance is below 0.</exception>
    [KataTask("03.8")]
    public static Tensor Clip(Tensor distances, long maxDistance)
    {
        Guard.WholeNumbers(distances);
        Guard.AtLeast(maxDistance, 0);

        return distances.clamp(-maxDistance, maxDistance) + maxDistance;
    }

    /// <summary>
    /// Sorts distances into buckets: near ones have a bucket each, farther ones share buckets that grow wider and
    /// wider, and all distances from <paramref name="maxDistance"/> on share the last one. Raffel et al. 2020,
    /// "Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer" (T5), section 2.1.
    /// </summary>
    /// <param name="distances">Distances of any shape, Int64: position of the key minus position of the query.</param>
    /// <param name="bidirectional">
    /// True: half of the buckets for keys at or before the query, the other half for keys after it. False: all buckets
    /// for keys before the query, and those after it, which a causal mask hides, count as distance 0.
    /// </param>
    /// <param name="buckets">The number of buckets in all; at least 2, or 4 if bidirectional.</param>
    /// <param name="maxDistance">
    /// The distance at which the last bucket begins at the latest; above half of the buckets.
    /// </param>
    /// <returns>The bucket of each distance, 0 to <c>buckets - 1</c>, of the same shape, Int64.</returns>
    /// <exception cref="ArgumentException">The distances are not Int64.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There are too few buckets, or the largest distance is too small for them.
    /// </exception>
    [KataTask("03.11")]
    public static Tensor Bucket(Tensor distances, bool bidirectional = true, long buckets = 32, long maxDistance = 128)
    {
        Guard.WholeNumbers(distances);
        Guard.AtLeast(buckets, bidirectional ? 4 : 2);
        Guard.AtLeast(maxDistance, (buckets / 2) + 1);

        long share = bidirectional ? buckets / 2 : buckets; // for one direction
        var start = bidirectional ? (distances > 0).to(ScalarType.Int64) * share : zeros_like(distances);
        var far = bidirectional ? distances.abs() : (-distances).clamp(min: 0);

        // The nearer half of the share counts one by one. The rest divides the logarithm of what lies between there and
        // the largest distance into equal parts.
        long exact = share / 2;
        var logarithm = (far.to(ScalarType.Float64) / exact).log() / Math.Log((double)maxDistance / exact);
        var wide = exact + (logarithm * (share - exact)).clamp(0, share - exact - 1).to(ScalarType.Int64);
        return start + where(far < exact, far, wide);
    }
}
