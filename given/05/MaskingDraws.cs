using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

/// <summary>
/// The random numbers that decide which tokens are hidden, and how. With the same draws, the same is hidden.
/// </summary>
/// <param name="Choice">Evenly distributed in 0 to 1, <c>[batch, length]</c>: whether a token is chosen.</param>
/// <param name="Fate">Evenly distributed in 0 to 1, <c>[batch, length]</c>: what becomes of a chosen one.</param>
/// <param name="Replacement">Token ids, <c>[batch, length]</c>: what may stand in a chosen one's place.</param>
public sealed record MaskingDraws(Tensor Choice, Tensor Fate, Tensor Replacement)
{
    /// <summary>Draws the numbers for a batch.</summary>
    /// <param name="batch">How many sequences.</param>
    /// <param name="length">How many tokens each.</param>
    /// <param name="firstWord">The first id that may replace a token; special ones are below.</param>
    /// <param name="vocabularySize">How many ids there are.</param>
    /// <param name="generator">Where the randomness comes from. Torch's own: null.</param>
    public static MaskingDraws Draw(
        long batch, long length, long firstWord, long vocabularySize, Generator? generator = null) => new(
        rand([batch, length], generator: generator),
        rand([batch, length], generator: generator),
        randint(firstWord, vocabularySize, [batch, length], ScalarType.Int64, generator: generator));
}
