// task:  03.5
// title: The lengths are taken of the columns
// hint:  A vector is a row: its features lie along the last dimension, and its length is a sum over them. Here each
//        feature is divided by its length over all positions.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Similarity
{
    public static Tensor Cosine(Tensor vectors)
    {
        Guard.Layout(vectors, "[..., length, feature]");

        var norms = linalg.vector_norm(vectors, dims: [-2], keepdim: true);
        var units = vectors / norms.masked_fill(norms == 0, 1);
        return units.matmul(units.transpose(-2, -1));
    }
}
