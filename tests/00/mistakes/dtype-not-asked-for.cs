// task:  00.1
// rule:  unused-argument
// title: The dtype is not the one that is asked for
// hint:  The values are right, but they are of the dtype that came in. The second argument says which one is wanted; a
//        tensor is converted by a method.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor LastWords(Tensor vectors, ScalarType type)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return vectors[.., -1];
    }
}
