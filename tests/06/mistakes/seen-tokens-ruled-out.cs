// task:  06.7
// title: Tokens of the text are ruled out
// hint:  They become less likely, not impossible: a text needs some words more than once.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor RepetitionPenalty(Tensor logits, Tensor text, double penalty)
    {
        Guard.Layout(logits, "[..., vocabulary]");
        Guard.Layout(text, "[..., length]");
        Guard.WholeNumbers(text);
        Guard.Positive(penalty);

        using var scope = NewDisposeScope();

        var seen = logits.gather(-1, text); // [..., vocabulary] → [..., length]
        var paid = penalty == 1 ? seen : full_like(seen, double.NegativeInfinity); // [..., length]
        return logits.scatter(-1, text, paid).MoveToOuterDisposeScope(); // [..., vocabulary]
    }
}
