using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson03;

/// <summary>
/// Attention that knows how far apart tokens are: each distance has a learned vector that is added to the key, and
/// another that is added to the value. Works on projected queries, keys and values; heads share the vectors.
/// Shaw et al. 2018, "Self-Attention with Relative Position Representations", section 3.
/// </summary>
public sealed class RelativeAttention
    : nn.Module<Tensor, Tensor, Tensor, Tensor?, long, (Tensor output, Tensor weights)>
{
    private readonly long _maxDistance;
    private readonly Parameter relative_keys; // [2 · max_distance + 1, d_k]
    private readonly Parameter relative_values; // [2 · max_distance + 1, d_v]

    /// <summary>Creates the vectors of the distances -k to k. Paper: section 3.2.</summary>
    /// <param name="dK">Features of a query and of a key.</param>
    /// <param name="dV">Features of a value.</param>
    /// <param name="maxDistance">k: tokens that are farther away count as this far.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not above 0, or k is below 0.</exception>
    public RelativeAttention(long dK, long dV, long maxDistance)
        : base(nameof(RelativeAttention))
    {
        Guard.Positive(dK);
        Guard.Positive(dV);
        Guard.AtLeast(maxDistance, 0);

        _maxDistance = maxDistance;
        relative_keys = nn.Parameter(empty((2 * maxDistance) + 1, dK));
        relative_values = nn.Parameter(empty((2 * maxDistance) + 1, dV));
        nn.init.xavier_uniform_(relative_keys);
        nn.init.xavier_uniform_(relative_values);
        RegisterComponents();
    }

    /// <summary>
    /// How well each query matches each key where it stands: <c>q · (k + a) / √d_k</c>, with a the vector of their
    /// distance. Paper: equation 4.
    /// </summary>
    /// <param name="query">What is looked for, <c>[..., query, d_k]</c>.</param>
    /// <param name="key">What each position offers, <c>[..., key, d_k]</c>; the first is at position 0.</param>
    /// <param name="offset">The position of the first query.</param>
    /// <returns>The scaled scores, <c>[..., query, key]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes or dtypes do not fit together.</exception>
    [KataTask("03.9")]
    [Computes(Concept.Scores)]
    public Tensor Scores(Tensor query, Tensor key, long offset = 0)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");
        Guard.Size(query, -1, relative_keys.size(-1), "the d_k of this attention");
        Guard.Size(key, -1, query.size(-1), "the d_k of query");
        Guard.LeadingDimensions(key, query);
        Guard.SameType(key, query);
        Guard.SameType(query, relative_keys);

        throw new NotImplementedException("Task 03.9: relative scores");
    }

    /// <summary>
    /// Attention over keys and values that know their distance. Each value enters the weighted sum together with the
    /// vector of its distance. Paper: equations 3 and 4.
    /// </summary>
    /// <param name="query">What is looked for, <c>[..., query, d_k]</c>.</param>
    /// <param name="key">What each position offers, <c>[..., key, d_k]</c>; the first is at position 0.</param>
    /// <param name="value">What each position hands over, <c>[..., key, d_v]</c>.</param>
    /// <param name="mask">
    /// Boolean (true = may attend) or additive; broadcasts to <c>[..., query, key]</c>. Pass null for no mask.
    /// </param>
    /// <param name="offset">The position of the first query.</param>
    /// <returns>The output, <c>[..., query, d_v]</c>, and the weights, <c>[..., query, key]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes or dtypes do not fit together.</exception>
    [KataTask("03.10")]
    public override (Tensor output, Tensor weights) forward(
        Tensor query, Tensor key, Tensor value, Tensor? mask, long offset)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");
        Guard.Layout(value, "[..., key, d_v]");
        Guard.Size(value, -1, relative_values.size(-1), "the d_v of this attention");
        Guard.Size(value, -2, key.size(-2), "a value for each key");

        throw new NotImplementedException("Task 03.10: relative attention");
    }

    /// <summary>Which vector belongs to each query and key: its row in the tables, <c>[query, key]</c>.</summary>
    private Tensor Index(Tensor query, Tensor key, long offset) =>
        Distances.Clip(Distances.Between(query.size(-2), key.size(-2), offset), _maxDistance);
}
