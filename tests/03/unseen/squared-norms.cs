// task:   03.5
// title:  divides by the squared norms: the root is forgotten
// expect: The norm is the root of the sum of squares.
// hears:  CosineTests.Directions_are_compared_and_lengths_are_not
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Similarity
{
    public static Tensor Cosine(Tensor vectors)
    {
        Guard.Layout(vectors, "[..., length, feature]");

        Tensor squares = (vectors * vectors).sum(-1, keepdim: true);
        Tensor safe = squares.masked_fill(squares == 0, 1);
        return (vectors / safe).matmul((vectors / safe).mT);
    }
}
