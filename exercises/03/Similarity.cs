using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

/// <summary>The similarity of vectors: what a table of positions looks like to a dot product.</summary>
public static class Similarity
{
    /// <summary>
    /// The cosine of the angle between each vector and each other: 1 where they point the same way, 0 at a right angle,
    /// -1 where they are opposed. A vector of zeros points nowhere: it has 0 with all of them, itself included.
    /// </summary>
    /// <param name="vectors">One vector per row, <c>[..., length, feature]</c>.</param>
    /// <returns>The cosines, <c>[..., length, length]</c>.</returns>
    [KataTask("03.5")]
    public static Tensor Cosine(Tensor vectors)
    {
        Guard.Layout(vectors, "[..., length, feature]");

        throw new NotImplementedException("Task 03.5: cosine similarity");
    }
}
