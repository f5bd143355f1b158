// task:  00.4
// title: The values are divided by the mean
// hint:  Divided by their mean, values have a mean of 1. It should be 0.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor Center(Tensor values)
    {
        Guard.Layout(values, "[..., feature]");

        return values / values.mean([-1], keepdim: true);
    }
}
