// task:  07.9
// title: Matches are clipped by all references together
// hint:  What counts is not the sum over the references, but the one that has the n-gram most often.
using Katas.Toolkit;

namespace Katas.Lesson07;

static partial class Bleu
{
    public static BleuCounts Count(string[] hypothesis, string[][] references)
    {
        Guard.AtLeast(references.Length, 1);

        long[] matches = new long[Orders];
        long[] totals = new long[Orders];
        for (int n = 1; n <= Orders; n++)
        {
            var written = NGrams.Count(hypothesis, n);
            var allowed = references.Select(reference => NGrams.Count(reference, n)).ToArray();
            matches[n - 1] = written.Sum(
                gram => Math.Min(gram.Value, allowed.Sum(counts => counts.GetValueOrDefault(gram.Key))));
            totals[n - 1] = written.Values.Sum();
        }

        long closest = references
            .Select(reference => reference.Length)
            .OrderBy(length => Math.Abs(length - hypothesis.Length))
            .ThenBy(length => length)
            .First();
        return new BleuCounts(matches, totals, hypothesis.Length, closest);
    }
}
