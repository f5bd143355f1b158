// task:  00.4
// title: sum, divided by the number
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor Center(Tensor values)
    {
        Guard.Layout(values, "[..., feature]");

        return values - (values.sum(-1, keepdim: true) / values.size(-1));
    }
}
