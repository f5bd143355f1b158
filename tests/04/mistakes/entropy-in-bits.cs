// task:  04.10
// title: The logarithm is to base 2
// hint:  That gives bits. This workbook measures in nats, with the natural logarithm.
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

        return AverageOverQueries(Focus.Entropy(weights) / Math.Log(2), weights);
    }
}
