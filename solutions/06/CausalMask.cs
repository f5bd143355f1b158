using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

/// <summary>Which tokens may look at which while a text is written, piece by piece.</summary>
public static class CausalMask
{
    /// <summary>
    /// No looking ahead, for the newest tokens of a text: the queries are the last of the keys. Lesson 02's mask is the
    /// case of as many queries as keys. Vaswani et al. 2017, "Attention Is All You Need", section 3.2.3, third point.
    /// </summary>
    /// <param name="queries">The number of new tokens.</param>
    /// <param name="keys">The number of tokens in all, the new ones included.</param>
    /// <returns>
    /// A boolean mask, <c>[query, key]</c>, true = may attend: the last query sees all keys, the one before it all but
    /// the last, and so on.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no queries, or fewer keys than queries.</exception>
    [KataTask("06.1")]
    [Computes(Concept.Mask)]
    public static Tensor Window(long queries, long keys)
    {
        Guard.Positive(queries);
        Guard.AtLeast(keys, queries);

        return ones(queries, keys, dtype: ScalarType.Bool).tril(keys - queries); // [query, key]
    }
}
