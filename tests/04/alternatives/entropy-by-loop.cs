// task:  04.10
// title: The entropy by a loop over heads
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

        var means = new Tensor[weights.size(1)];
        for (int head = 0; head < means.Length; head++)
        {
            var rows = weights[.., head].flatten(0, 1);
            var looking = rows[rows.sum(-1) > 0];
            means[head] = looking.size(0) == 0 ? zeros([], dtype: weights.dtype) : special.entr(looking).sum(-1).mean();
        }

        return stack(means);
    }
}
