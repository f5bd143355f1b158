// task:  04.10
// title: A head that looks at nothing gets NaN
// hint:  There is no query to count for it, and 0/0 is NaN. Where nothing is counted, the result is 0.
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

        var looks = weights.sum(-1) > 0;
        return Focus.Entropy(weights).sum([0, 2]) / looks.sum([0, 2]);
    }
}
