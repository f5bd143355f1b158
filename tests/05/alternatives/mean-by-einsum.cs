// task:  05.5
// title: The mean by einsum
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Pooling
{
    public static Tensor Mean(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");
        Guard.RealTokens(real, hidden);

        var keep = real.to(hidden.dtype);
        var sum = einsum("btd,bt->bd", hidden, keep);
        return sum / maximum(keep.sum(1, keepdim: true), ones_like(keep[.., ..1]));
    }
}
