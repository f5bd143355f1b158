// task:  00.3
// title: There is a row for each word
// hint:  Sentences and words are joined as they should be. What is missing is the other half: features first, words
//        second.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor ByFeature(Tensor vectors)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return vectors.reshape(-1, vectors.size(2));
    }
}
