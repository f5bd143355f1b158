// task:  05.6
// title: The largest feature of each token is taken
// hint:  Tokens are dimension 1, features dimension 2. What is left should be a vector for each sentence.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Pooling
{
    public static Tensor Max(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");
        Guard.RealTokens(real, hidden);

        using var scope = NewDisposeScope();

        // All features may be negative, so that padding must not count as 0: it counts as -∞.
        var padding = real.logical_not().unsqueeze(-1);
        var largest = hidden
            .masked_fill(padding, double.NegativeInfinity)
            .amax([2]);
        return largest.masked_fill(padding.squeeze(-1), 0).MoveToOuterDisposeScope();
    }
}
