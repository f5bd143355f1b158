using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

/// <summary>
/// Masks that broadcast to <c>[batch, heads, query, key]</c>. Boolean: true = may attend. Floating point: added to the
/// scores, so that -∞ rules a key out. <see cref="Katas.Lesson01.Attention.ApplyMask"/> applies them to the scores.
/// </summary>
public static class Masks
{
    /// <summary>No looking ahead: a token sees itself and those before it. Paper: section 3.2.3, third point.</summary>
    /// <param name="length">The number of tokens.</param>
    /// <returns>
    /// A new boolean mask, <c>[length, length]</c>: query by key, for every sequence and every head.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is not above 0.</exception>
    [KataTask("02.3")]
    [Computes(Concept.Mask)]
    public static Tensor Causal(long length)
    {
        Guard.Positive(length);

        return ones(length, length, dtype: ScalarType.Bool).tril(); // [query, key]
    }

    /// <summary>No looking at padding, the filler that brings the sequences of a batch to the same length.</summary>
    /// <param name="tokens">Token ids, <c>[batch, key]</c>.</param>
    /// <param name="paddingId">The id that stands for padding.</param>
    /// <returns>A boolean mask, <c>[batch, 1, 1, key]</c>: true for each real token.</returns>
    /// <exception cref="ArgumentException">The tokens are not a batch of sequences.</exception>
    [KataTask("02.4")]
    [Computes(Concept.Mask)]
    public static Tensor Padding(Tensor tokens, long paddingId)
    {
        Guard.Layout(tokens, "[batch, key]");

        return tokens.ne(paddingId).unsqueeze(1).unsqueeze(1); // [batch, key] → [batch, 1, 1, key]
    }

    /// <summary>
    /// Makes a mask fit scores with heads. Broadcasting aligns shapes from the right, so that in a mask with a batch
    /// but no heads, the batch would be mistaken for heads.
    /// </summary>
    /// <param name="mask">
    /// <c>[key]</c>, <c>[query, key]</c>, <c>[batch, query, key]</c> or <c>[batch, heads, query, key]</c>; each size
    /// may be 1.
    /// </param>
    /// <returns>
    /// With a batch and no heads, <c>[batch, 1, query, key]</c>: the same for all heads. Otherwise the mask as it is,
    /// with or without dimensions of 1 in front.
    /// </returns>
    [KataTask("02.5")]
    [Computes(Concept.MaskOverHeads)]
    public static Tensor OverHeads(Tensor mask)
    {
        Guard.Layout(mask, "[..., key]");

        // An alias rather than the mask itself: a caller who disposes the result keeps the mask.
        return mask.dim() == 3
            ? mask.unsqueeze(1) // [batch, query, key] → [batch, 1, query, key]
            : mask.alias();
    }

    /// <summary>Lets a query attend where both masks allow it.</summary>
    /// <param name="first">A mask of any shape that <see cref="OverHeads"/> takes. Pass null for no mask.</param>
    /// <param name="second">A mask of any shape that <see cref="OverHeads"/> takes. Pass null for no mask.</param>
    /// <returns>
    /// For two boolean masks, a boolean one. If either is additive, so is the result, their sum; a boolean mask adds 0
    /// where it allows attention and -∞ where it does not. The sum has the additive mask's dtype, and of two the wider
    /// one. For a single mask, that mask over all heads; for none, null.
    /// </returns>
    [KataTask("02.6")]
    [Computes(Concept.Mask)]
    public static Tensor? Combine(Tensor? first, Tensor? second)
    {
        if (first is null || second is null)
        {
            return (first ?? second) is { } only ? OverHeads(only) : null;
        }

        (first, second) = (OverHeads(first), OverHeads(second)); // each broadcasts to [batch, heads, query, key]
        return first.dtype == ScalarType.Bool && second.dtype == ScalarType.Bool
            ? first.logical_and(second)
            : Additive(first, second.dtype) + Additive(second, first.dtype);

        // A boolean mask as an additive one, 0 and -∞; any other as it is.
        static Tensor Additive(Tensor mask, ScalarType type) => mask.dtype == ScalarType.Bool
            ? zeros_like(mask, dtype: type).masked_fill(mask.logical_not(), double.NegativeInfinity)
            : mask;
    }
}
