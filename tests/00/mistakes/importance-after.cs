// task:  00.2
// title: The importance multiplies the scores
// hint:  Importance belongs to features, and after the matrix product there are none left, only classes. Where there
//        are as many classes as features, that fits, and is wrong.
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

        return vectors.matmul(patterns) * importance;
    }
}
