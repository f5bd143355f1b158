// task:  05.5
// title: The sum is not divided
// hint:  That is the sum of the real tokens; the mean divides it by how many there are.
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
        var sum = hidden.masked_fill(keep.logical_not(), 0).sum(1);
        var count = keep.sum(1).clamp(min: 1);
        return sum.MoveToOuterDisposeScope();
    }
}
