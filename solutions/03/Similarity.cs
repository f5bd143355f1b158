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

        var norms = linalg.vector_norm(vectors, dims: [-1], keepdim: true); // [..., length, 1]
        var units = vectors / norms.masked_fill(norms == 0, 1); // 0 / 1 rather than 0 / 0
        return units.matmul(units.transpose(-2, -1)); // [..., length, feature] × [..., feature, length]
    }
}
