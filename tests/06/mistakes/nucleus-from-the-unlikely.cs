// task:  06.9
// title: The least likely tokens are taken first
// hint:  The nucleus begins with the likeliest token. In which order does sort go?
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

        var (sorted, order) = logits.sort(-1, descending: false); // each [..., vocabulary]
        var probabilities = nn.functional.softmax(sorted, -1); // [..., vocabulary]
        var before = probabilities.cumsum(-1) - probabilities; // [..., vocabulary]: what the likelier ones sum to
        var kept = sorted.masked_fill(before >= p, double.NegativeInfinity); // [..., vocabulary]
        return zeros_like(logits).scatter(-1, order, kept).MoveToOuterDisposeScope(); // back in the old order
    }
}
