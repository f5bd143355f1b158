// task:  05.5
// rule:  in-place-on-argument
// title: The vectors are changed in place
// hint:  The result is right, but padding in the caller's tensor has become 0. Operations whose name ends in an
//        underscore write into the tensor they are called on.
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

        using var scope = NewDisposeScope();

        var keep = real.unsqueeze(-1);
        var sum = hidden.detach().masked_fill_(keep.logical_not(), 0).sum(1);
        var count = keep.sum(1).clamp(min: 1);
        return (sum / count).MoveToOuterDisposeScope();
    }
}
