// task:  06.7
// title: A penalty by where
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

        var occurs = zeros_like(logits).scatter(-1, text, ones_like(text).to(logits.dtype)) > 0; // [..., vocabulary]
        var factor = where(logits > 0, 1 / penalty, penalty); // [..., vocabulary]
        return where(occurs, logits * factor.to(logits.dtype), logits).MoveToOuterDisposeScope();
    }
}
