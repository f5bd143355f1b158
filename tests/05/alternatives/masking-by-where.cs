// task:  05.10
// title: Masking by nested where
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

        var chosen = candidates & draws.Choice.lt(Rate);
        var instead = where(
            draws.Fate < Hidden,
            full_like(tokens, maskId),
            where(draws.Fate < Hidden + Replaced, draws.Replacement, tokens));
        return (where(chosen, instead, tokens), where(chosen, tokens, full_like(tokens, Tagging.Ignored)));
    }
}
