// task:   03.5
// title:  takes the cosine from the distance of unit vectors, 1 - d² / 2, which is not 0 for rows of zeros
// expect: 1 - d² / 2 is the cosine only between two vectors of length 1: a row of zeros has none, so it gets ½ with the
//         others and 1 with itself, where 0 is asked for.
// hears:  CosineTests.A_vector_of_zeros_is_0_to_all
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

        var length = vectors.norm(-1, keepdim: true); // [..., length, 1]
        var unit = where(length > 0, vectors / length, zeros_like(vectors)); // zeros stay zeros

        // |u - v|² = 2 - 2 u·v for unit vectors
        var between = unit.unsqueeze(-2) - unit.unsqueeze(-3); // [..., length, length, feature]
        return 1 - (between.pow(2).sum(-1) / 2);
    }
}
