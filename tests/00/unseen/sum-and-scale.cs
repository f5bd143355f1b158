// task:   00.2
// title:  adds up the products over the wrong dimension by broadcasting
// expect: Line up vectors and patterns as [..., feature, 1] and [feature, class], and add up over the features, which
//         are then the second dimension from the end.
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

        var weighed = (vectors * importance).unsqueeze(-1) * patterns; // [..., feature, class]
        return weighed.sum(-1);
    }
}
