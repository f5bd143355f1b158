using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

/// <summary>
/// The keys and values of one layer, kept while a text grows. A token's key and value never change once it is written,
/// as it cannot see what comes after; so the next step computes those of the new token only. Shazeer 2019, "Fast
/// Transformer Decoding", section 2.4. No gradient flows through a cache.
/// </summary>
/// <param name="capacity">The number of tokens that fit.</param>
public sealed class KeyValueCache(long capacity) : IDisposable
{
    private Tensor? _keys; // [batch, heads, capacity, d_head], of which the first Length are filled
    private Tensor? _values; // the same

    /// <summary>The number of tokens that fit.</summary>
    public long Capacity { get; } = capacity;

    /// <summary>The number of tokens in the cache.</summary>
    public long Length { get; private set; }

    /// <summary>Appends the newest tokens to those in the cache.</summary>
    /// <param name="key">Their keys, <c>[batch, heads, new, d_head]</c>.</param>
    /// <param name="value">Their values, <c>[batch, heads, new, d_head]</c>.</param>
    /// <returns>All keys and all values so far, each <c>[batch, heads, length, d_head]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit together, or there is no room left.</exception>
    [KataTask("06.2")]
    public (Tensor keys, Tensor values) Append(Tensor key, Tensor value)
    {
        Guard.Layout(key, "[batch, heads, new, d_head]");
        Guard.Layout(value, "[batch, heads, new, d_head]");
        Guard.Size(value, 2, key.size(2), "a value for each key");
        Guard.SizeAtMost(key, 2, Capacity - Length, "the room that is left");

        throw new NotImplementedException("Task 06.2: append to the cache");
    }

    /// <summary>
    /// Keeps some of the texts of the batch, for a search that drops texts and follows others in two ways.
    /// </summary>
    /// <param name="rows">Which texts, and in which order, <c>[rows]</c>; one may occur more than once.</param>
    public void SelectRows(Tensor rows)
    {
        Guard.Layout(rows, "[rows]");
        Guard.WholeNumbers(rows);

        using var noGradient = no_grad();
        _keys = Selected(_keys, rows);
        _values = Selected(_values, rows);
    }

    /// <summary>Disposes the cached keys and values.</summary>
    public void Dispose()
    {
        _keys?.Dispose();
        _values?.Dispose();
        (_keys, _values, Length) = (null, null, 0);
    }

    /// <summary>Some rows of a cached tensor, outside of any dispose scope; the cached tensor is disposed.</summary>
    private static Tensor? Selected(Tensor? kept, Tensor rows)
    {
        var selected = kept?.index_select(0, rows).DetachFromDisposeScope(); // [batch, ...] → [rows, ...]
        kept?.Dispose();
        return selected;
    }

    /// <summary>
    /// Space for all tokens that fit, outside of any dispose scope: it has to last until the text is done.
    /// </summary>
    /// <param name="like">The keys or values to make space for, <c>[batch, heads, new, d_head]</c>.</param>
    /// <returns>Zeros, <c>[batch, heads, capacity, d_head]</c>.</returns>
    private Tensor Room(Tensor like) => zeros(
        [like.size(0), like.size(1), Capacity, like.size(3)], dtype: like.dtype).DetachFromDisposeScope();
}
