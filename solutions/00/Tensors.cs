using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

/// <summary>What everything in this book is made of: picking, multiplying, rearranging and reducing tensors.</summary>
public static class Tensors
{
    /// <summary>The vector of each sentence's last word, in the dtype that is asked for.</summary>
    /// <param name="vectors">A vector for each word, <c>[sentence, word, feature]</c>, at least one word.</param>
    /// <param name="type">The dtype of the result.</param>
    /// <returns>The last words' vectors, <c>[sentence, feature]</c>.</returns>
    /// <exception cref="ArgumentException">There are not three dimensions.</exception>
    [KataTask("00.1")]
    public static Tensor LastWords(Tensor vectors, ScalarType type)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return vectors[.., -1].to(type); // [sentence, word, feature] → [sentence, feature]
    }

    /// <summary>
    /// How well each vector fits each class: each feature is multiplied by its importance, then the dot product with
    /// each class's pattern is taken.
    /// </summary>
    /// <param name="vectors">The vectors, <c>[..., feature]</c>.</param>
    /// <param name="importance">A factor for each feature, <c>[feature]</c>.</param>
    /// <param name="patterns">A pattern for each class, a column each: <c>[feature, class]</c>.</param>
    /// <returns>The scores, <c>[..., class]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes or dtypes do not fit together.</exception>
    [KataTask("00.2")]
    public static Tensor Score(Tensor vectors, Tensor importance, Tensor patterns)
    {
        Guard.Layout(vectors, "[..., feature]");
        Guard.Layout(importance, "[feature]");
        Guard.Layout(patterns, "[feature, class]");
        Guard.Size(importance, 0, vectors.size(-1), "the features of vectors");
        Guard.Size(patterns, 0, vectors.size(-1), "the features of vectors");
        Guard.SameType(importance, vectors);
        Guard.SameType(patterns, vectors);

        var weighed = vectors * importance; // [..., feature]
        return weighed.matmul(patterns); // [..., feature] × [feature, class] → [..., class]
    }

    /// <summary>A row for each feature, with its values in all words of all sentences, in reading order.</summary>
    /// <param name="vectors">A vector for each word, <c>[sentence, word, feature]</c>.</param>
    /// <returns>
    /// The features' values, <c>[feature, sentence · word]</c>: all words of the first sentence, then those of the
    /// second, and so on.
    /// </returns>
    /// <exception cref="ArgumentException">There are not three dimensions.</exception>
    [KataTask("00.3")]
    public static Tensor ByFeature(Tensor vectors)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        var (sentences, words, features) = (vectors.size(0), vectors.size(1), vectors.size(2));
        var inOrder = vectors.reshape(sentences * words, features); // → [sentence · word, feature]
        return inOrder.transpose(0, 1); // [sentence · word, feature] → [feature, sentence · word]
    }

    /// <summary>Moves each row so that its mean is 0.</summary>
    /// <param name="values">Floating point numbers, <c>[..., feature]</c>.</param>
    /// <returns>Each value less the mean of its row, <c>[..., feature]</c>.</returns>
    /// <exception cref="ArgumentException">There is no dimension.</exception>
    [KataTask("00.4")]
    public static Tensor Center(Tensor values)
    {
        Guard.Layout(values, "[..., feature]");

        return values - values.mean([-1], keepdim: true); // [..., feature] - [..., 1] → [..., feature]
    }
}
