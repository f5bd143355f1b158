// task:  07.9
// title: The first reference's length is taken
// hint:  The length to compare with is that of the closest reference, wherever it stands.
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

        long closest = references[0].Length;
        return new BleuCounts(matches, totals, hypothesis.Length, closest);
    }
}
