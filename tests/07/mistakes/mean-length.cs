// task:  07.9
// title: The mean of the references' lengths is taken
// hint:  The length to compare with is that of one reference: the closest.
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
                gram => Math.Min(gram.Value, allowed.Max(counts => counts.GetValueOrDefault(gram.Key))));
            totals[n - 1] = written.Values.Sum();
        }

        long closest = (long)Math.Round(references.Average(reference => reference.Length));
        return new BleuCounts(matches, totals, hypothesis.Length, closest);
    }
}
