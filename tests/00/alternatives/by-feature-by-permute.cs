// task:  00.3
// title: permute, then reshape
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor ByFeature(Tensor vectors)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return vectors.permute(2, 0, 1).reshape(vectors.size(2), -1);
    }
}
