// task:  05.10
// title: The share that is chosen and the share that is hidden are swapped
// hint:  15 in 100 tokens are chosen, and 80 in 100 of the chosen ones hidden. The two numbers are swapped.
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

        using var scope = NewDisposeScope();

        var chosen = candidates.logical_and(draws.Choice < Hidden);
        var hidden = chosen.logical_and(draws.Fate < Rate);
        var replaced = chosen.logical_and(draws.Fate >= Hidden).logical_and(draws.Fate < Hidden + Replaced);

        var inputs = where(replaced, draws.Replacement, tokens).masked_fill(hidden, maskId);
        var labels = tokens.masked_fill(chosen.logical_not(), Tagging.Ignored);
        return (inputs.MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }
}
