// task:   00.2
// title:  weighs the features by a diagonal matrix (rightly), and takes the mean of products instead of their sum
// expect: A dot product adds up. Yours divides by the number of features.
// hears:  ScoreTests.Scores_are_what_they_are_by_hand
// faults: 1
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

        var weighed = vectors.matmul(importance.diag());
        return weighed.matmul(patterns) / vectors.size(-1);
    }
}
