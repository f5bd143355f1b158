// task:  05.5
// title: A sentence without real tokens gets NaN
// hint:  0 divided by 0 is NaN, and one NaN spoils every weight in the next training step. Count at least 1.
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
        var count = keep.sum(1);
        return (sum / count).MoveToOuterDisposeScope();
    }
}
