// task:  07.7
// title: The hypotheses' own likelihood is not added
// hint:  The sum of ln P of a continuation is that of its hypothesis plus that of the new token.
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

static partial class BeamSearch
{
    public static IReadOnlyList<Continuation> Extend(
        IReadOnlyList<Hypothesis> live, Tensor next, int places, long endId)
    {
        Guard.Layout(next, "[live, vocabulary]");
        Guard.Size(next, 0, live.Count, "a row for each hypothesis");
        Guard.Positive(places);

        using var scope = NewDisposeScope();

        var sums = next.to(ScalarType.Float64).flatten(); // [live, vocabulary] → [live · vocabulary]
        var (best, indices) = sums.topk((int)Math.Min(places, sums.numel())); // [places], from high to low
        return
        [
            .. best.data<double>().ToArray().Zip(indices.data<long>().ToArray())
                .Where(pair => double.IsFinite(pair.First))
                .Select(pair =>
                {
                    var (row, token) = Math.DivRem(pair.Second, next.size(1));
                    return new Continuation((int)row, live[(int)row].Then(token, pair.First, token == endId));
                }),
        ];
    }
}
