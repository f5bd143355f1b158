// task:  04.10
// title: The entropies are added up
// hint:  Then a longer batch has more of it. The mean over the queries is asked for.
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

        return Focus.Entropy(weights).sum([0, 2]);
    }
}
