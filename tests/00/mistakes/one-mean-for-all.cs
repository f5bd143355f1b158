// task:  00.4
// rule:  statistics-over-everything
// title: One mean is taken of everything
// hint:  Without a dimension, a reduction takes all numbers there are. Each row has a mean of its own.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor Center(Tensor values)
    {
        Guard.Layout(values, "[..., feature]");

        return values - values.mean();
    }
}
