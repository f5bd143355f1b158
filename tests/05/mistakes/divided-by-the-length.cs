// task:  05.5
// title: The sum is divided by the length, padding included
// hint:  Padding is left out of the sum, and then counted. Divide by the number of real tokens of each sentence.
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
        var count = hidden.size(1);
        return (sum / count).MoveToOuterDisposeScope();
    }
}
