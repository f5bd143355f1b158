// task:   00.2
// title:  weighs the features by a diagonal matrix (rightly), and takes the mean of products instead of their sum
// expect: A dot product adds up. Yours divides by the number of features.
// hears:  ?
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor Score(Tensor vectors, Tensor importance, Tensor patterns)
    {
        var weighed = vectors.matmul(importance.diag());
        return weighed.matmul(patterns) / vectors.size(-1);
    }
}
