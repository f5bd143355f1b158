// task:  00.3
// title: The numbers are cut into other rows, and none has moved
// hint:  The shape is right, and the rows are not: reshape reads the numbers in order and starts new rows elsewhere.
//        Features that lie side by side have to end up in different rows, and that takes a transposition.
// rule:  reshape-is-no-transpose
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor ByFeature(Tensor vectors)
    {
        Guard.Layout(vectors, "[sentence, word, feature]");

        return vectors.reshape(vectors.size(2), -1);
    }
}
