// task:  07.7
// title: All continuations, sorted
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
        double[] scores = next.to(ScalarType.Float64).contiguous().data<double>().ToArray();
        int vocabulary = (int)next.size(1);
        Continuation[] all =
        [
            .. from index in Enumerable.Range(0, scores.Length)
               let row = index / vocabulary
               let sum = live[row].LogProbability + scores[index]
               where !double.IsNegativeInfinity(sum)
               orderby sum descending
               select new Continuation(row, live[row].Then(index % vocabulary, sum, index % vocabulary == endId)),
        ];
        return all[..Math.Min(places, all.Length)];
    }
}
