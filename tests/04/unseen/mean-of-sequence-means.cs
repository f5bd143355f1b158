// task:   04.10
// title:  averages each sequence first and then the sequences, so that a short one counts as much as a long one; and
//         divides by ln(keys), which is not nats
// expect: You take a mean for each sequence and then the mean of those: with padding, the queries of a short sequence
//         weigh more than others; one mean over the queries of all sequences is asked for. And in nats means as it is,
//         without the division by ln(keys), which with a single key is 0.
// hears:  entropy-as-a-share
// faults: 2
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, query, key]");

        // An even share of 5 keys and one of 50 should both read as 1.
        double even = Math.Log(weights.size(-1));

        var perSequence = Enumerable.Range(0, (int)weights.size(0))
            .Select(sequence => weights.narrow(0, sequence, 1))
            .Select(one => AverageOverQueries(Focus.Entropy(one) / even, one)) // [heads]
            .ToArray();
        return stack(perSequence).mean([0]); // [batch, heads] → [heads]
    }
}
