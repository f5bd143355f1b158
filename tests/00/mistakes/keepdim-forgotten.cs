// task:  00.4
// rule:  missing-keepdim
// title: The dimension that the mean took away is missing
// hint:  Means of the shape [rows] line up with the columns. In a square that fits, and each row loses other rows'
//        means; elsewhere it is an error. keepdim leaves a 1 there.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor Center(Tensor values)
    {
        Guard.Layout(values, "[..., feature]");

        return values - values.mean([-1]);
    }
}
