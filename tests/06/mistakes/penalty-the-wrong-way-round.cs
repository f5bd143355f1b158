// task:  06.7
// title: The penalty makes tokens likelier
// hint:  Above 0 a logit gets smaller, below 0 it gets more negative.
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
        var paid = where(seen > 0, seen * penalty, seen / penalty); // [..., length]
        return logits.scatter(-1, text, paid).MoveToOuterDisposeScope(); // [..., vocabulary]
    }
}
