// task:  04.11
// title: The distances by einsum
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

        var positions = arange(weights.size(-1)).to(weights.dtype);
        var distances = (positions[.., TensorIndex.None] - positions[TensorIndex.None, ..]).abs();
        var sums = einsum("bhqk,qk->h", weights, distances);
        return sums / (weights.amax([-1]) > 0).sum([0, 2]).clamp(min: 1);
    }
}
