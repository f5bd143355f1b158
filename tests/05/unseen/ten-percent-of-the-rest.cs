// task:   05.10
// title:  10 % of the rest are replaced, not 10 % of the chosen
// expect: Replaced is 10 % of all chosen tokens: half of the 20 % that are left.
// hears:  none-replaced
// faults: 1
// source: huggingface/transformers #1927, #2858: readers who change 0.5 to 0.1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Masking
{
    public static (Tensor inputs, Tensor labels) Apply(
        Tensor tokens, Tensor candidates, MaskingDraws draws, long maskId)
    {
        Guard.Layout(tokens, "[batch, length]");
        Guard.SameShape(candidates, tokens);
        Guard.SameShape(draws.Choice, tokens);
        Guard.SameShape(draws.Fate, tokens);
        Guard.SameShape(draws.Replacement, tokens);

        var chosen = candidates.logical_and(draws.Choice.lt(Rate));
        var labels = where(chosen, tokens, full_like(tokens, Tagging.Ignored));
        var hidden = chosen.logical_and(draws.Fate.lt(Hidden));
        var rest = (draws.Fate - Hidden) / (1 - Hidden);
        var random = chosen.logical_and(hidden.logical_not()).logical_and(rest.lt(Replaced));
        var inputs = where(random, draws.Replacement, tokens).masked_fill(hidden, maskId);
        return (inputs, labels);
    }
}
