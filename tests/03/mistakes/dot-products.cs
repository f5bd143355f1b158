// task:  03.5
// title: The lengths of the vectors are not divided out
// hint:  Dot products grow with the vectors' lengths. A cosine compares directions: each vector, divided by its own
//        length, has length 1 before they are multiplied.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Similarity
{
    public static Tensor Cosine(Tensor vectors)
    {
        Guard.Layout(vectors, "[..., length, feature]");

        return vectors.matmul(vectors.transpose(-2, -1));
    }
}
