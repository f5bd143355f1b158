// task:  06.8
// title: A token that is ruled out gets a logit of 0
// hint:  Logits are not probabilities: 0 is likelier than any negative logit. Which logit has a probability of 0?
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

        var best = logits.topk((int)Math.Min(k, logits.size(-1)), -1).values; // [..., k], from high to low
        var lowest = best.narrow(-1, best.size(-1) - 1, 1); // [..., k] → [..., 1]
        return logits.masked_fill(logits < lowest, 0).MoveToOuterDisposeScope();
    }
}
