// task:  05.10
// title: Every token is given a label, chosen or not
// hint:  Where nothing is chosen the label is the one that is ignored. Otherwise the model learns to copy.
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

        var chosen = candidates.logical_and(draws.Choice < Rate);
        var hidden = chosen.logical_and(draws.Fate < Hidden);
        var replaced = chosen.logical_and(draws.Fate >= Hidden).logical_and(draws.Fate < Hidden + Replaced);

        var inputs = where(replaced, draws.Replacement, tokens).masked_fill(hidden, maskId);
        var labels = tokens.clone();
        return (inputs.MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }
}
