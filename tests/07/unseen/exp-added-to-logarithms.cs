// task:   07.7
// title:  adds probabilities to log-probabilities; and keeps what is impossible
// expect: Logarithms are added, not probabilities: leave exp out. (And what is impossible is no continuation.)
// hears:  ExtendTests.The_best_of_all_are_kept
// faults: 2
namespace Katas.Lesson07;

static partial class BeamSearch
{
    public static IReadOnlyList<Continuation> Extend(
        IReadOnlyList<Hypothesis> live, Tensor next, int places, long endId)
    {
        var all = new List<Continuation>();
        var numbers = next.data<double>().ToArray();
        int words = (int)next.size(1);
        for (int row = 0; row < live.Count; row++)
        {
            for (int word = 0; word < words; word++)
            {
                double sum = live[row].LogProbability + Math.Exp(numbers[(row * words) + word]);
                all.Add(new Continuation(row, live[row].Then(word, sum, word == endId)));
            }
        }

        return [.. all.OrderByDescending(each => each.Hypothesis.LogProbability).Take(places)];
    }
}
