using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

/// <summary>What moves when something learned stands in front of the tokens: a prompt, or a prefix.</summary>
public static class VirtualTokens
{
    /// <summary>A mask with room in front: everybody may see what stands there.</summary>
    /// <param name="mask">
    /// A value for each token, <c>[batch, 1, 1, length]</c>: booleans (true = may attend) or numbers to add; or null.
    /// </param>
    /// <param name="count">The number of vectors in front.</param>
    /// <returns>The mask, <c>[batch, 1, 1, count + length]</c>, of the same type; null if there was none.</returns>
    /// <exception cref="ArgumentException">The mask has another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    [KataTask("12.6")]
    public static Tensor? Mask(Tensor? mask, long count)
    {
        Guard.PaddingMask(mask);
        Guard.AtLeast(count, 0);

        if (mask is null)
        {
            return null;
        }

        double open = mask.dtype == ScalarType.Bool ? 1 : 0; // true lets through; so does adding nothing
        return cat([mask.new_full([mask.size(0), 1, 1, count], open), mask], -1); // → [batch, 1, 1, count + length]
    }

    /// <summary>Labels with room in front, where nothing is asked.</summary>
    /// <param name="labels">The labels, <c>[batch, length]</c>.</param>
    /// <param name="count">The number of vectors in front.</param>
    /// <returns>The labels, <c>[batch, count + length]</c>.</returns>
    public static Tensor Labels(Tensor labels, long count) =>
        cat([labels.new_full([labels.size(0), count], InstructionExample.Ignored), labels], -1);
}
