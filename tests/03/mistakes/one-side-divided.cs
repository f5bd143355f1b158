// task:  03.5
// title: One of the two vectors is not divided by its length
// hint:  The matrix is not symmetric, and its diagonal is not 1. The lengths of both vectors have to go.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Similarity
{
    public static Tensor Cosine(Tensor vectors)
    {
        Guard.Layout(vectors, "[..., length, feature]");

        var norms = linalg.vector_norm(vectors, dims: [-1], keepdim: true);
        return (vectors / norms.masked_fill(norms == 0, 1)).matmul(vectors.transpose(-2, -1));
    }
}
