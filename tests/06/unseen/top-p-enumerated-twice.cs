// task:   06.9
// title:  a lazy LINQ query with a running sum is enumerated twice: the second time the sum begins at the likeliest
//         token's probability
// expect: `Any()` runs your query as far as its first token, and the sum that the query carries along stays there: the
//         loop after it counts that token twice, and the nucleus comes out too small, or empty. Turn the query into an
//         array once.
// hears:  TopPTests.Each_token_counts_once_with_its_own_probability
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor TopP(Tensor logits, double p)
    {
        Guard.Layout(logits, "[..., vocabulary]");
        Guard.Probability(p);
        Guard.Positive(p);

        using var scope = NewDisposeScope();

        int vocabulary = (int)logits.size(-1);
        double[] probability = logits.softmax(-1).to_type(ScalarType.Float64).reshape(-1).data<double>().ToArray();
        bool[] ruledOut = [.. Enumerable.Repeat(true, probability.Length)];
        for (int start = 0; start < probability.Length; start += vocabulary)
        {
            int[] sorted = [.. Enumerable.Range(start, vocabulary).OrderByDescending(token => probability[token])];
            double sum = 0;
            var nucleus = sorted.TakeWhile(token =>
            {
                bool missing = sum < p;
                sum += probability[token];
                return missing;
            });
            if (!nucleus.Any())
            {
                nucleus = sorted.Take(1); // the likeliest always stays
            }

            foreach (int token in nucleus)
            {
                ruledOut[token] = false;
            }
        }

        return logits
            .masked_fill(tensor(ruledOut, logits.shape), double.NegativeInfinity)
            .MoveToOuterDisposeScope();
    }
}
