// task:  04.10
// title: Queries that look at nothing are counted
// hint:  Their entropy is 0 because there is nothing to measure, and it pulls the mean down: padding would make a head
//        look sharp.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, query, key]");

        return Focus.Entropy(weights).mean([0, 2]);
    }
}
