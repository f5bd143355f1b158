// task:   07.7
// title:  adds the sums so far along the words; and keeps what is impossible
// expect: The sums so far are one for each row: they need a dimension for the words. (And what is impossible is no
//         continuation.)
// hears:  ExtendTests.A_token_may_be_the_next_one_of_several_hypotheses
// faults: 2
namespace Katas.Lesson07;

static partial class BeamSearch
{
    public static IReadOnlyList<Continuation> Extend(
        IReadOnlyList<Hypothesis> live, Tensor next, int places, long endId)
    {
        var sums = (next + tensor(live.Select(each => each.LogProbability).ToArray())).flatten();
        var (best, at) = sums.topk(places);
        return [.. Enumerable.Range(0, places).Select(i =>
        {
            int row = (int)(at[i].item<long>() / next.size(1));
            long word = at[i].item<long>() % next.size(1);
            return new Continuation(row, live[row].Then(word, best[i].item<double>(), word == endId));
        })];
    }
}
