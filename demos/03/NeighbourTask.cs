using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03.Demos;

/// <summary>
/// The task of naming the token before: random tokens, each of which has to name the one on its left (the first one,
/// itself). Only positions can tell which one that is.
/// </summary>
internal static class NeighbourTask
{
    /// <summary>The number of different tokens.</summary>
    public const int Vocabulary = 12;

    private const int Back = 1;

    /// <summary>
    /// Draws texts, <c>[batch, length]</c>, and the right answer at each position, of the same shape.
    /// </summary>
    public static (Tensor tokens, Tensor targets) Draw(long batch, long length, Generator generator)
    {
        var tokens = randint(0, Vocabulary, [batch, length], dtype: ScalarType.Int64, generator: generator);
        var places = (arange(length) - Back).clamp(min: 0); // [length]
        return (tokens, tokens.index_select(-1, places)); // both [batch, length]
    }
}
