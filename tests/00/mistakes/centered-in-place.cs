// task:  00.4
// rule:  in-place-on-argument
// title: The values are changed in place
// hint:  The result is right, but the caller's tensor has changed with it. Return a new one.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor Center(Tensor values)
    {
        Guard.Layout(values, "[..., feature]");

        return values.sub_(values.mean([-1], keepdim: true));
    }
}
