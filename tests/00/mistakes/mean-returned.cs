// task:  00.4
// title: The means are returned
// hint:  The means are right. What is asked for is what is left of the values without them.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor Center(Tensor values)
    {
        Guard.Layout(values, "[..., feature]");

        return values.mean([-1], keepdim: true).expand_as(values);
    }
}
