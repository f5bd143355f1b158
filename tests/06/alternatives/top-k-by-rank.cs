// task:  06.8
// title: Top-k by ranks
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor TopK(Tensor logits, long k)
    {
        Guard.Layout(logits, "[..., vocabulary]");
        Guard.Positive(k);

        using var scope = NewDisposeScope();

        var rank = logits.argsort(-1, descending: true).argsort(-1); // [..., vocabulary]
        return logits.masked_fill(rank >= k, double.NegativeInfinity).MoveToOuterDisposeScope();
    }
}
