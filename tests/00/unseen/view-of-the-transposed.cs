// task:   00.3
// title:  transposes all the way and asks for a view
// expect: A transposed tensor is not in order in memory, and view copies nothing. Use reshape; and mind that sentences
//         should stay in front of words.
// hears:  view-after-transpose
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor ByFeature(Tensor vectors)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return vectors.transpose(0, 2).view(vectors.size(2), -1);
    }
}
