// task:  04.12
// title: The cosines by einsum
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor HeadSimilarity(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, query, key]");

        var products = einsum("bhqk,bgqk->bhg", weights, weights);
        var lengths = products.diagonal(0, -2, -1).sqrt();
        lengths = lengths.masked_fill(lengths == 0, 1);
        return (products / (lengths.unsqueeze(-1) * lengths.unsqueeze(-2))).mean([0]);
    }
}
