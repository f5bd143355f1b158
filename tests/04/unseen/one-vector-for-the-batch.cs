// task:   04.12
// title:  sums over the batch inside the cosine, one long vector for all sequences, and not the mean of their cosines;
//         and sets the diagonal to 1 even for a head of zeros
// expect: The einsum sums over b as well, so that each head has one vector for the whole batch: keep b
//         ("bhqk,bgqk->bhg"), and take the mean of the cosines at the end. And a head whose weights are all 0 resembles
//         nothing, itself included: its 1 on the diagonal is your own doing.
// hears:  similarity-of-the-whole-batch
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor HeadSimilarity(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, query, key]");

        var products = einsum("bhqk,bgqk->hg", weights, weights); // [heads, heads]
        var lengths = products.diagonal().sqrt(); // [heads]
        var cosines = (products / lengths.outer(lengths)).nan_to_num(); // 0/0 is 0

        // Rounding leaves 0.9999999 on the diagonal.
        var same = eye(weights.size(1), device: weights.device).to(ScalarType.Bool);
        return where(same, ones_like(cosines), cosines);
    }
}
