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

        throw new NotImplementedException("Task 02.3: causal mask");
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

        throw new NotImplementedException("Task 02.4: padding mask");
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

        throw new NotImplementedException("Task 02.5: a mask over all heads");
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
        throw new NotImplementedException("Task 02.6: combine masks");
    }
}
