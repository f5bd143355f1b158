// task:   07.7
// title:  keeps one hypothesis for each token, so that two cannot go on with the same one; and multiplies probabilities
//         in Float32, so that long hypotheses underflow and vanish
// expect: Two hypotheses may go on with the same token: all continuations compete, so do not group them by token. And
//         stay with sums of ln P: the product of the probabilities of a long text is 0 in a float.
// hears:  ExtendTests.A_token_may_be_the_next_one_of_several_hypotheses
// faults: 2
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

        int vocabulary = (int)next.size(1);
        float[] chances = next.exp().to(ScalarType.Float32).contiguous().data<float>().ToArray();

        // Probabilities are easier to reason about than their logarithms; 0 is what can't be.
        return Enumerable.Range(0, live.Count)
            .SelectMany(row => Enumerable.Range(0, vocabulary).Select(token => (
                Row: row,
                Token: token,
                Chance: (float)Math.Exp(live[row].LogProbability) * chances[(row * vocabulary) + token])))
            .Where(each => each.Chance > 0)
            .GroupBy(each => each.Token) // the best way to reach each token
            .Select(ways => ways.OrderByDescending(each => each.Chance).First())
            .OrderByDescending(each => each.Chance)
            .Take(places)
            .Select(each => new Continuation(
                each.Row,
                live[each.Row].Then(each.Token, Math.Log(each.Chance), each.Token == endId)))
            .ToArray();
    }
}
