// task:  06.9
// title: The order is applied once more where it has to be undone
// hint:  The order says which token stands at which rank. To go back, write each value at its token: scatter, not
//        gather.
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

        using var scope = NewDisposeScope();

        var (sorted, order) = logits.sort(-1, descending: true); // each [..., vocabulary]
        var probabilities = nn.functional.softmax(sorted, -1); // [..., vocabulary]
        var before = probabilities.cumsum(-1) - probabilities; // [..., vocabulary]: what the likelier ones sum to
        var kept = sorted.masked_fill(before >= p, double.NegativeInfinity); // [..., vocabulary]
        return kept.gather(-1, order).MoveToOuterDisposeScope(); // back in the old order
    }
}
