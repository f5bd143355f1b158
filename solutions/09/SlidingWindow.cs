using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// A causal mask that also forgets: a token sees itself and a few before it. What is further back arrives through the
/// blocks, each of which looks a window further. Jiang et al. 2023, "Mistral 7B", section 2.
/// </summary>
public static class SlidingWindow
{
    /// <summary>Which keys the newest tokens may look at; the queries are the last of the keys.</summary>
    /// <param name="queries">The number of new tokens.</param>
    /// <param name="keys">The number of tokens whose keys there are, the new ones included.</param>
    /// <param name="window">How many tokens a query sees, itself included; null for all before it.</param>
    /// <returns>A boolean mask, <c>[query, key]</c>, true = may attend.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There are no queries, fewer keys than queries, or the window is not above 0.
    /// </exception>
    [KataTask("09.11")]
    [Computes(Concept.Mask)]
    public static Tensor Mask(long queries, long keys, long? window = null)
    {
        Guard.Positive(queries);
        Guard.AtLeast(keys, queries);
        Guard.AtLeast(window ?? 1, 1, nameof(window));

        var past = CausalMask.Window(queries, keys); // [query, key]
        return window is { } size ? past.triu(keys - queries - size + 1) : past;
    }
}
