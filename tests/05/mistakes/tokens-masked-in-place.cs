// task:  05.10
// rule:  in-place-on-argument
// title: The tokens are changed in place
// hint:  The text is used again in the next epoch, with other tokens hidden, and by then this one would be gone. Make
//        a new tensor.
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

        var original = tokens.clone();
        var inputs = tokens.copy_(where(replaced, draws.Replacement, tokens).masked_fill(hidden, maskId));
        var labels = original.masked_fill(chosen.logical_not(), Tagging.Ignored);
        return (inputs.alias().MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }
}
