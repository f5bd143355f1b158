using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

/// <summary>
/// The random numbers that decide which tokens are hidden, and how. With the same draws, the same tokens are hidden.
/// </summary>
/// <param name="Choice">Uniform between 0 and 1, <c>[batch, length]</c>: whether a token is chosen.</param>
/// <param name="Fate">Uniform between 0 and 1, <c>[batch, length]</c>: what becomes of a chosen one.</param>
/// <param name="Replacement">Token ids, <c>[batch, length]</c>: what may stand in a chosen one's place.</param>
public sealed record MaskingDraws(Tensor Choice, Tensor Fate, Tensor Replacement)
{
    /// <summary>Draws the numbers for a batch.</summary>
    /// <param name="batch">The number of sequences.</param>
    /// <param name="length">The length of each in tokens.</param>
    /// <param name="firstWord">The first id that may replace a token; special tokens have lower ids.</param>
    /// <param name="vocabularySize">The number of ids.</param>
    /// <param name="generator">The source of randomness; null for torch's own.</param>
    public static MaskingDraws Draw(
        long batch, long length, long firstWord, long vocabularySize, Generator? generator = null) => new(
        rand([batch, length], generator: generator),
        rand([batch, length], generator: generator),
        randint(firstWord, vocabularySize, [batch, length], ScalarType.Int64, generator: generator));
}
