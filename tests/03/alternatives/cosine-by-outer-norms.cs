// task:  03.5
// title: Dot products, divided by the products of lengths
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Similarity
{
    public static Tensor Cosine(Tensor vectors)
    {
        Guard.Layout(vectors, "[..., length, feature]");

        var products = vectors.matmul(vectors.transpose(-2, -1));
        var squares = vectors.square().sum(-1);
        var lengths = (squares.unsqueeze(-1) * squares.unsqueeze(-2)).sqrt();
        return where(lengths == 0, zeros_like(products), products / lengths);
    }
}
