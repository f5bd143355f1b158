// task:   05.10
// title:  takes the labels from the inputs that are masked already
// expect: The label is the token as it was: you take it from the inputs after they have been replaced.
// hears:  labels-after-masking
// faults: 1
namespace Katas.Lesson05;

static partial class Masking
{
    public static (Tensor inputs, Tensor labels) Apply(
        Tensor tokens, Tensor candidates, MaskingDraws draws, long maskId)
    {
        var chosen = candidates & (draws.Choice < Rate);
        var hide = chosen & (draws.Fate < Hidden);
        var swap = chosen & (draws.Fate >= Hidden) & (draws.Fate < Hidden + Replaced);
        var inputs = where(hide, full_like(tokens, maskId), tokens);
        inputs = where(swap, draws.Replacement, inputs);
        var labels = where(chosen, inputs, full_like(inputs, Tagging.Ignored));
        return (inputs, labels);
    }
}
