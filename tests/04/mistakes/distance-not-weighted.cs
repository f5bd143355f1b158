// task:  04.11
// title: Every key is counted the same
// hint:  Multiply each distance by its weight; without its weights, every head comes out the same.
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
        return AverageOverQueries((weights.sign() * (positions.unsqueeze(1) - positions).abs()).mean([-1]), weights);
    }
}
