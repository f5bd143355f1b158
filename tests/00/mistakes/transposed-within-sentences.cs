// task:  00.3
// title: Sentences are not joined
// hint:  Features and words are exchanged in each sentence by itself. Joined after that, a row has features of
//        different kinds in it: first bring the features to the front of everything.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor ByFeature(Tensor vectors)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return vectors.transpose(1, 2).reshape(vectors.size(2), -1);
    }
}
