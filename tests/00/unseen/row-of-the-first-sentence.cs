// task:   00.1
// title:  takes the last word of the last sentence, and forgets the dtype
// expect: You took one word of one sentence: take the last word of every sentence. And the result should have the dtype
//         that is asked for.
// hears:  unused-argument
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor LastWords(Tensor vectors, ScalarType type)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return vectors[-1, -1];
    }
}
