// task:  04.10
// title: A number is returned for each query
// hint:  Each head is to be summed up in one number: the mean over the batch and its queries.
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

        return Focus.Entropy(weights).mean([0]);
    }
}
