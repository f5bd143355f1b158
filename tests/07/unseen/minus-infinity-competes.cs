// task:   07.7
// title:  keeps impossible continuations
// expect: A continuation with a log-probability of minus infinity is impossible, and is left out, even if places stay
//         free.
// hears:  the-impossible-kept
// faults: 1
namespace Katas.Lesson07;

static partial class BeamSearch
{
    public static IReadOnlyList<Continuation> Extend(
        IReadOnlyList<Hypothesis> live, Tensor next, int places, long endId)
    {
        var all = new List<Continuation>();
        for (int row = 0; row < live.Count; row++)
        {
            for (int word = 0; word < next.size(1); word++)
            {
                double sum = live[row].LogProbability + next[row, word].ToDouble();
                all.Add(new Continuation(row, live[row].Then(word, sum, word == endId)));
            }
        }

        return [.. all.OrderByDescending(each => each.Hypothesis.LogProbability).Take(places)];
    }
}
