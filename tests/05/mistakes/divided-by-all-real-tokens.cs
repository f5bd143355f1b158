// task:  05.5
// title: Every sum is divided by the batch's number of real tokens
// hint:  Each sentence has a count of its own. Sum over the tokens, not over the batch.
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
        var count = keep.sum().clamp(min: 1);
        return (sum / count).MoveToOuterDisposeScope();
    }
}
