using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

/// <summary>From words to vectors.</summary>
public static class Words
{
    /// <summary>
    /// Looks each word up in a table of vectors. Where a sentence has ended, and only padding follows, the vector is 0,
    /// whatever the table holds for it.
    /// </summary>
    /// <param name="table">A vector for each word that there is, <c>[vocabulary, feature]</c>.</param>
    /// <param name="words">Ids of words: rows of the table, Int64, <c>[...]</c>.</param>
    /// <param name="padding">The id that stands for no word.</param>
    /// <returns>The words' vectors, <c>[..., feature]</c>, in the table's dtype.</returns>
    /// <exception cref="ArgumentException">The ids are not Int64, or one is not in the table.</exception>
    [KataTask("00.5")]
    public static Tensor Embed(Tensor table, Tensor words, long padding)
    {
        Guard.Layout(table, "[vocabulary, feature]");
        Guard.Ids(words, table.size(0), "words");

        var vectors = table[words]; // [vocabulary, feature] at [...] → [..., feature]
        var isWord = words.ne(padding).unsqueeze(-1); // [...] → [..., 1]
        return where(isWord, vectors, zeros_like(vectors)); // [..., 1], [..., feature] → [..., feature]
    }
}
