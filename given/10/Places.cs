using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>Some neighbouring rows, or columns: <see cref="Count"/> of them, from <see cref="Start"/> on.</summary>
/// <param name="Start">The first one.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct Places(long Start, long Count)
{
    /// <summary>The first one behind them.</summary>
    public long End => Start + Count;

    /// <summary>The same places in pieces, the last of which may be smaller.</summary>
    /// <param name="size">How many places a piece has at most, above 0.</param>
    public IEnumerable<Places> Cut(long size)
    {
        for (long start = Start; start < End; start += size)
        {
            yield return new Places(start, Math.Min(size, End - start));
        }
    }

    /// <summary>These places of a tensor, <c>[..., place, feature]</c>: a view, nothing is copied.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="dimension">Which of its dimensions counts places.</param>
    public Tensor Of(Tensor tensor, int dimension = -2) => tensor.narrow(dimension, Start, Count);
}
