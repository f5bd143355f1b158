using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// Attention whose heads share keys and values, so that less has to be kept. Ainslie et al. 2023, "GQA", section 2.2.
/// As many key heads as heads is lesson 02's attention; a single one is multi-query attention (Shazeer 2019).
/// </summary>
public static class GroupedQuery
{
    /// <summary>Each head asks with a query of its own; neighbouring heads share a key head.</summary>
    /// <param name="query">The queries, <c>[batch, heads, new, head size]</c>.</param>
    /// <param name="key">The keys, <c>[batch, key heads, length, head size]</c>.</param>
    /// <param name="value">The values, <c>[batch, key heads, length, head size]</c>.</param>
    /// <param name="masks">
    /// What is laid over the scores, one after the other: booleans (true = may attend) or numbers to add, of a shape
    /// that broadcasts to <c>[batch, heads, new, length]</c>.
    /// </param>
    /// <param name="tap">Asked at <c>pattern</c>, the weights, and at <c>z</c>, what comes out.</param>
    /// <returns>Each head's mixture of the values, <c>[batch, heads, new, head size]</c>.</returns>
    /// <exception cref="ArgumentException">
    /// The heads are no multiple of the key heads, or the shapes do not fit together.
    /// </exception>
    [KataTask("09.10")]
    [Computes(Concept.Attention)]
    public static Tensor Attend(Tensor query, Tensor key, Tensor value, IReadOnlyList<Tensor> masks, Tap tap = default)
    {
        Guard.Layout(query, "[batch, heads, new, head size]");
        Guard.Layout(key, "[batch, key heads, length, head size]");
        Guard.Layout(value, "[batch, key heads, length, head size]");
        Guard.Grouped(query, key, value);

        long sharing = query.size(1) / key.size(1); // how many heads share a key head: 0 0 1 1, and not 0 1 0 1
        key = key.repeat_interleave(sharing, 1); // [batch, key heads, length, head size] → [batch, heads, …]
        value = value.repeat_interleave(sharing, 1); // the same
        var scores = Attention.Scale(Attention.Scores(query, key), query.size(-1)); // → [batch, heads, new, length]
        foreach (var mask in masks)
        {
            scores = Attention.ApplyMask(scores, mask);
        }

        var pattern = tap.At("pattern", Attention.Softmax(scores)); // [batch, heads, new, length]
        return tap.At("z", Attention.WeightedSum(pattern, value)); // → [batch, heads, new, head size]
    }
}
