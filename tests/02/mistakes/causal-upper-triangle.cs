// task:  02.3
// title: Queries and keys are swapped: the mask shows the future
// hint:  Rows are queries and columns are keys. In the row of the first token only the first column may be true; this
//        is the other triangle.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Causal(long length)
    {
        Guard.Positive(length);

        return ones(length, length, dtype: ScalarType.Bool).triu();
    }
}
