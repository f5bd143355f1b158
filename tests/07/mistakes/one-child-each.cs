// task:  07.7
// title: Each hypothesis is given one continuation
// hint:  All continuations of all hypotheses compete: several of the best may come from one, and none from another.
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

        var found = new List<Continuation>();
        for (int row = 0; row < live.Count; row++)
        {
            using var scope = NewDisposeScope();
            var (best, token) = next[row].max(0);
            long id = token.ToInt64();
            found.Add(new(row, live[row].Then(id, live[row].LogProbability + best.ToDouble(), id == endId)));
        }

        return [.. found.OrderByDescending(each => each.Hypothesis.LogProbability).Take(places)];
    }
}
