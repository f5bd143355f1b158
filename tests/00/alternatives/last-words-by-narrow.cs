// task:  00.1
// title: narrow, then squeeze
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor LastWords(Tensor vectors, ScalarType type)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return vectors.to(type).narrow(1, vectors.size(1) - 1, 1).squeeze(1);
    }
}
