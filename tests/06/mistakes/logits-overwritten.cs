// task:  06.7
// rule:  in-place-on-argument
// title: The logits that were passed in are overwritten
// hint:  The argument belongs to the caller. A method whose name ends in an underscore writes into its tensor.
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
        var paid = where(seen > 0, seen / penalty, seen * penalty); // [..., length]
        return logits.scatter_(-1, text, paid).alias().MoveToOuterDisposeScope();
    }
}
