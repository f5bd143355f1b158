using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>
/// Softmax of scores that are never all there at once. Milakov and Gimelshein 2018, "Online normalizer calculation for
/// softmax"; Dao et al. 2022, "FlashAttention", section 3.1.
/// </summary>
public static class OnlineSoftmax
{
    /// <summary>
    /// The two numbers that softmax needs of each row, in one pass: the largest score, and the sum of e^(score -
    /// largest) over all scores. Milakov and Gimelshein 2018, algorithm 3.
    /// </summary>
    /// <param name="pieces">Finite scores, at least one piece: <c>[..., keys]</c>, each with keys of its own.</param>
    /// <returns>Both, <c>[..., 1]</c>.</returns>
    [KataTask("10.1")]
    public static (Tensor largest, Tensor sum) Normalizer(IEnumerable<Tensor> pieces)
    {
        Guard.Stream(pieces);

        Tensor? largest = null;
        Tensor? sum = null;
        foreach (var scores in pieces)
        {
            var best = scores.amax([-1], keepdim: true); // [..., keys] → [..., 1]
            var now = largest is null ? best : largest.maximum(best); // [..., 1]
            var added = (scores - now).exp().sum(-1, keepdim: true); // [..., keys] → [..., 1]
            sum = sum is null ? added : (sum * (largest! - now).exp()) + added; // what was summed is made to fit
            largest = now;
        }

        return (largest!, sum!);
    }

    /// <summary>
    /// One tile more: the rows as they are after its keys. Dao et al. 2022, algorithm 1, lines 10 to 12; undivided, as
    /// in Dao 2023, "FlashAttention-2", section 3.1.1.
    /// </summary>
    /// <param name="before">The rows before; they stay as they are.</param>
    /// <param name="scores">The tile's scores, <c>[..., query, keys]</c>; -∞ where a query may not look.</param>
    /// <param name="value">The values of its keys, <c>[..., keys, d_v]</c>.</param>
    /// <returns>The rows after it. A row that sees nothing of the tile is as it was.</returns>
    /// <exception cref="ArgumentException">
    /// There is not one value for each key, or the rows before are of other queries or values.
    /// </exception>
    [KataTask("10.3")]
    public static RunningRows Add(RunningRows before, Tensor scores, Tensor value)
    {
        Guard.Layout(scores, "[..., query, keys]");
        Guard.Layout(value, "[..., keys, d_v]");
        Guard.Size(value, -2, scores.size(-1), "a value for each key of the tile");
        Guard.Running(before, scores, value);

        using var scope = NewDisposeScope();

        var largest = before.Largest.maximum(scores.amax([-1], keepdim: true)); // [..., query, 1]
        var shift = largest.masked_fill(largest.isneginf(), 0); // -∞ - -∞ is NaN; the row's largest stays -∞
        var factor = (before.Largest - shift).exp(); // [..., query, 1]
        var weights = (scores - shift).exp(); // [..., query, keys]
        var sum = (before.Sum * factor) + weights.sum(-1, keepdim: true); // [..., query, 1]
        var mixture = (before.Mixture * factor) + weights.matmul(value); // [..., query, d_v]
        return new RunningRows(largest, sum, mixture).MoveToOuterDisposeScope();
    }
}
