// task:  00.3
// title: First words come first, then second words
// hint:  All three dimensions are in reverse order. Features come first, and that is right; but sentences should stay
//        in front of words.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor ByFeature(Tensor vectors)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return vectors.permute(2, 1, 0).reshape(vectors.size(2), -1);
    }
}
