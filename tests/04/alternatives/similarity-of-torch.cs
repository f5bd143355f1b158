// task:  04.12
// title: The cosines of torch
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

        var rows = weights.flatten(2);
        return nn.functional.cosine_similarity(rows.unsqueeze(2), rows.unsqueeze(1), -1, 1e-8).mean([0]);
    }
}
