// task:  00.3
// title: each feature by itself, stacked
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor ByFeature(Tensor vectors)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return stack(
            [.. Enumerable.Range(0, (int)vectors.size(2)).Select(i => vectors[TensorIndex.Ellipsis, i].flatten())]);
    }
}
