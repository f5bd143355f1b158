// task:  00.1
// title: The dimension of the words is still there
// hint:  A range keeps its dimension, with a size of 1; so does narrow. A number as an index takes it away.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor LastWords(Tensor vectors, ScalarType type)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return vectors[.., ^1..].to(type);
    }
}
