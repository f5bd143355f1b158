// task:  05.5
// title: The features are averaged
// hint:  Tokens are dimension 1, features dimension 2. What is left should be a vector for each sentence.
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
        var sum = hidden.masked_fill(keep.logical_not(), 0).sum(2);
        var count = hidden.size(2);
        return (sum / count).MoveToOuterDisposeScope();
    }
}
