// task:  06.7
// title: Negative logits are divided
// hint:  Divide -2 by 2 and it is -1: likelier than before. Below 0 a logit has to grow more negative.
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
        var paid = seen / penalty; // [..., length]
        return logits.scatter(-1, text, paid).MoveToOuterDisposeScope(); // [..., vocabulary]
    }
}
