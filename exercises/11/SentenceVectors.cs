using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

/// <summary>
/// Vectors of whole texts, and how to find the nearest. Reimers and Gurevych 2019, "Sentence-BERT", section 3.
/// </summary>
public static class SentenceVectors
{
    private const double Tiny = 1e-12;

    /// <summary>
    /// One vector for each text: the mean of its real tokens' hidden states (<c>[CLS]</c> and <c>[SEP]</c> are real,
    /// padding is not), brought to length 1. A text without a real token has the vector 0.
    /// </summary>
    /// <param name="hidden">The last hidden states, <c>[batch, length, width]</c>.</param>
    /// <param name="real">Which tokens are real, boolean, <c>[batch, length]</c>.</param>
    /// <returns>The vectors, <c>[batch, width]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    [KataTask("11.9")]
    public static Tensor Pool(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, width]");
        Guard.RealTokens(real, hidden);

        throw new NotImplementedException("Task 11.9: a vector for each text");
    }

    /// <summary>
    /// The vectors whose directions are nearest to another's: those with the largest cosine. A vector of length 0 has
    /// no direction; its cosine counts as 0.
    /// </summary>
    /// <param name="query">The vector to look for, <c>[width]</c>, of any length.</param>
    /// <param name="vectors">The vectors to search, <c>[count, width]</c>, of any lengths.</param>
    /// <param name="most">How many to find; all, if there are fewer.</param>
    /// <returns>The nearest, the best first; of equal ones, the one that comes first.</returns>
    /// <exception cref="ArgumentException">The widths are not the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">None is to be found.</exception>
    [KataTask("11.10")]
    public static IReadOnlyList<Match> Nearest(Tensor query, Tensor vectors, int most)
    {
        Guard.Layout(vectors, "[count, width]");
        Guard.Size(query, -1, vectors.size(-1), "the width of vectors");
        Guard.AtLeast(most, 1);

        throw new NotImplementedException("Task 11.10: the nearest vectors");
    }
}
