// task:  04.11
// title: Only the key with the largest weight counts
// hint:  A head that shares its attention between near and far would be called one or the other. Each key counts as
//        much as its weight.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor Distance(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, token, token]");
        Guard.Size(weights, -1, weights.size(-2), "as many keys as queries");

        var positions = arange(weights.size(-1), dtype: weights.dtype);
        return AverageOverQueries((weights.argmax(-1).to(weights.dtype) - positions).abs(), weights);
    }
}
