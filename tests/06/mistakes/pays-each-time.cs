// task:  06.7
// title: A token pays once for each time that it occurs
// hint:  Once is enough, however often a token occurs.
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
        var counts = zeros_like(logits).scatter_add(-1, text, ones_like(seen)); // [..., vocabulary]
        var factor = pow(penalty, counts);
        return where(logits > 0, logits / factor, logits * factor).MoveToOuterDisposeScope(); // [..., vocabulary]
    }
}
