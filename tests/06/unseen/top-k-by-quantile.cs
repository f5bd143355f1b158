// task:   06.8
// title:  looks for the threshold with an interpolated quantile: equal logits all stay, large vocabularies keep one too
//         many, half precision throws
// expect: You keep all that is not below a threshold, so with equal logits at the edge more than k stay; and an
//         interpolated, rounded quantile may fall on the next logit. `topk` says directly which k they are.
// hears:  TopKTests.Of_distinct_logits_exactly_k_stay
// faults: 1
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

        long vocabulary = logits.size(-1);
        if (k >= vocabulary)
        {
            return logits.alias();
        }

        using var scope = NewDisposeScope();

        double share = 1 - (double)k / vocabulary; // of the tokens that go
        var threshold = logits.quantile(tensor(share, dtype: logits.dtype), -1, keepdim: true); // [..., 1]
        return logits.masked_fill(logits.lt(threshold), double.NegativeInfinity).MoveToOuterDisposeScope();
    }
}
