// task:   00.2
// title:  weighs with a softmax of the importance, and makes probabilities of the scores
// expect: The importance is a plain factor, and the scores stay as they come out of the product: no softmax in either
//         place.
// hears:  uncalled-softmax
// faults: 2
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

        var share = nn.functional.softmax(importance, 0);
        return nn.functional.softmax((vectors * share).matmul(patterns), -1);
    }
}
