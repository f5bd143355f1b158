// task:   05.10
// title:  writes the mask token into the caller's tokens through detach, and takes the next id if a token is its own
//         replacement
// expect: detach gives a tensor that shares the caller's memory, so that masked_fill_ writes into the tokens you were
//         given. Use masked_fill, which makes a new one. And a replaced token becomes its Replacement as drawn, even
//         if that is the token itself: do not put another id there, which may not even exist.
// hears:  in-place-on-argument
// faults: 2
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
        var hide = chosen.logical_and(draws.Fate.lt(Hidden));
        var replace = chosen.logical_and(draws.Fate.ge(Hidden)).logical_and(draws.Fate.lt(Hidden + Replaced));
        var labels = tokens.masked_fill(chosen.logical_not(), Tagging.Ignored);

        // "Another" token: if the draw happens to be the token itself, take the next one.
        var another = where(draws.Replacement.eq(tokens), draws.Replacement + 1, draws.Replacement);

        var inputs = tokens.detach(); // work on our own
        inputs.masked_fill_(hide, maskId);
        inputs = where(replace, another, inputs);
        return (inputs, labels);
    }
}
