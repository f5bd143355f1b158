// task:  07.7
// title: Each hypothesis is given all the places
// hint:  The places are for all continuations together: of the best of each hypothesis, only the best of all stay.
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

        var found = new List<Continuation>();
        for (int row = 0; row < live.Count; row++)
        {
            var (best, ids) = next[row].topk((int)Math.Min(places, next.size(1)));
            double[] scores = best.to(ScalarType.Float64).data<double>().ToArray();
            foreach (var (score, id) in scores.Zip(ids.data<long>().ToArray()))
            {
                found.Add(new(row, live[row].Then(id, live[row].LogProbability + score, id == endId)));
            }
        }

        return [.. found.Where(each => double.IsFinite(each.Hypothesis.LogProbability))];
    }
}
