// task:  00.4
// title: the dimension is put back afterwards
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor Center(Tensor values)
    {
        Guard.Layout(values, "[..., feature]");

        return values - values.mean([values.dim() - 1]).unsqueeze(-1);
    }
}
