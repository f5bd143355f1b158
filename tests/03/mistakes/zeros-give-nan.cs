// task:  03.5
// title: A vector of zeros gives NaN
// hint:  Its length is 0, and 0/0 is NaN. Such a vector points nowhere, and its similarity to all should be 0. Divided
//        by anything but 0, it stays as it is.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Similarity
{
    public static Tensor Cosine(Tensor vectors)
    {
        Guard.Layout(vectors, "[..., length, feature]");

        var units = vectors / linalg.vector_norm(vectors, dims: [-1], keepdim: true);
        return units.matmul(units.transpose(-2, -1));
    }
}
