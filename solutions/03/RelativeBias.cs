using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson03;

/// <summary>
/// A learned number for each head and bucket of distances, added to the scores: attention takes it as an additive mask.
/// Raffel et al. 2020 (T5), section 2.1.
/// </summary>
public sealed class RelativeBias : nn.Module<long, long, long, Tensor>
{
    private readonly long _buckets;
    private readonly long _maxDistance;
    private readonly bool _bidirectional;
    private readonly Parameter weight; // [buckets, heads], as nn.Embedding stores it

    /// <summary>Creates the table of numbers.</summary>
    /// <param name="heads">The number of heads; each learns numbers of its own.</param>
    /// <param name="buckets">The number of buckets; T5 has 32.</param>
    /// <param name="maxDistance">The distance from which on all share one bucket; T5 has 128.</param>
    /// <param name="bidirectional">True for an encoder, false under a causal mask.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is too small.</exception>
    public RelativeBias(long heads, long buckets = 32, long maxDistance = 128, bool bidirectional = true)
        : base(nameof(RelativeBias))
    {
        Guard.Positive(heads);
        Guard.AtLeast(buckets, bidirectional ? 4 : 2);
        Guard.AtLeast(maxDistance, (buckets / 2) + 1);

        (_buckets, _maxDistance, _bidirectional) = (buckets, maxDistance, bidirectional);
        weight = nn.Parameter(empty(buckets, heads));
        nn.init.normal_(weight);
        RegisterComponents();
    }

    /// <summary>The number that each query, in each head, adds to its score for each key.</summary>
    /// <param name="queryLength">The number of queries.</param>
    /// <param name="keyLength">The number of keys; the first is at position 0.</param>
    /// <param name="offset">The position of the first query.</param>
    /// <returns>
    /// The bias, <c>[heads, query, key]</c>: an additive mask for scores <c>[batch, heads, query, key]</c>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A length is not above 0, or the offset is below 0.</exception>
    [KataTask("03.12")]
    public override Tensor forward(long queryLength, long keyLength, long offset)
    {
        Guard.Positive(queryLength);
        Guard.Positive(keyLength);
        Guard.AtLeast(offset, 0);

        var distances = Distances.Between(queryLength, keyLength, offset); // [query, key]
        var buckets = Distances.Bucket(distances, _bidirectional, _buckets, _maxDistance); // [query, key]
        var numbers = weight[buckets]; // [buckets, heads] → [query, key, heads]
        return numbers.permute(2, 0, 1); // [query, key, heads] → [heads, query, key]
    }

    /// <summary>The bias of a sequence that looks at itself.</summary>
    /// <param name="length">The number of tokens.</param>
    /// <returns>As in <see cref="forward"/>, <c>[heads, length, length]</c>.</returns>
    public Tensor call(long length) => call(length, length, 0);
}
