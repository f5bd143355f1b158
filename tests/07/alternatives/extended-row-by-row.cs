// task:  07.7
// title: The best of each, then of all
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

        var best = new List<Continuation>();
        foreach (var (row, hypothesis) in live.Index())
        {
            using var scope = NewDisposeScope();
            var (values, tokens) = next[row].topk((int)Math.Min(places, next.size(1)));
            for (int i = 0; i < values.size(0); i++)
            {
                double sum = hypothesis.LogProbability + values[i].ToDouble();
                long token = tokens[i].ToInt64();
                if (double.IsFinite(sum))
                {
                    best.Add(new Continuation(row, hypothesis.Then(token, sum, token == endId)));
                }
            }
        }

        return best.OrderByDescending(each => each.Hypothesis.LogProbability).Take(places).ToList();
    }
}
