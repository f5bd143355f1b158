// task:   06.9
// title:  A very small p rules out every token
// expect: The likeliest token stays in any case, also where 1 - p rounds to 1.
// hears:  TopPTests.The_likeliest_always_stays
// faults: 1
// source: ml-explore/mlx-lm PR #1912: ascending sums compared with 1 - p; for a small p nothing is kept
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor TopP(Tensor logits, double p)
    {
        Guard.Layout(logits, "[..., vocabulary]");
        Guard.Probability(p);
        Guard.Positive(p);

        var (sorted, order) = logits.sort(-1, descending: false);
        var cumulative = sorted.softmax(-1).cumsum(-1);
        var threshold = tensor((float)(1 - p)).to(logits.dtype);
        sorted = sorted.masked_fill(cumulative.le(threshold), double.NegativeInfinity);
        return full_like(logits, double.NegativeInfinity).scatter(-1, order, sorted);
    }
}
