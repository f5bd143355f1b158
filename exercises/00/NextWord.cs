using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson00;

/// <summary>
/// The smallest language model: it guesses the next word from one word alone. Bengio et al. 2003, "A Neural
/// Probabilistic Language Model", with a context of one word and no hidden layer.
/// </summary>
public sealed class NextWord : nn.Module<Tensor, Tensor>
{
    private readonly Embedding embedding; // a vector for each word
    private readonly Linear scores; // from a vector to a score for each word that may follow

    /// <summary>Creates the table of vectors and the layer that scores what follows.</summary>
    /// <param name="vocabulary">The number of words.</param>
    /// <param name="features">The numbers in a word's vector.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not above 0.</exception>
    [KataTask("00.9")]
    public NextWord(long vocabulary, long features)
        : base(nameof(NextWord))
    {
        Guard.Positive(vocabulary);
        Guard.Positive(features);

        throw new NotImplementedException("Task 00.9: the model");
    }

    /// <summary>Scores every word as the one that follows.</summary>
    /// <param name="words">Ids of words, Int64, <c>[...]</c>.</param>
    /// <returns>The logits, <c>[..., vocabulary]</c>.</returns>
    public override Tensor forward(Tensor words)
    {
        var vectors = embedding.call(words); // [...] → [..., feature]
        return scores.call(vectors); // [..., feature] → [..., vocabulary]
    }
}
