// task:  00.2
// rule:  times-is-no-matrix-product
// title: Patterns are multiplied value by value
// hint:  Each score is a dot product: products of features, added up. The sign * adds nothing up; where it fits at all,
//        broadcasting made it fit.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor Score(Tensor vectors, Tensor importance, Tensor patterns)
    {
        Guard.Layout(vectors, "[..., feature]");
        Guard.Layout(importance, "[feature]");
        Guard.Layout(patterns, "[feature, class]");
        Guard.Size(importance, 0, vectors.size(-1), "the features of vectors");
        Guard.Size(patterns, 0, vectors.size(-1), "the features of vectors");
        Guard.SameType(importance, vectors);
        Guard.SameType(patterns, vectors);

        return vectors * importance * patterns;
    }
}
