// task:   07.9
// title:  takes the one reference that matches best as a whole, not one for each n-gram; and totals below 0 for
//         sentences shorter than n words
// expect: The reference that has an n-gram most often is looked for n-gram by n-gram; you choose one reference for all
//         of them. And a sentence of two words has no 4-grams, not -1 of them.
// hears:  matches-of-one-reference
// faults: 2
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
            var mine = NGrams.Count(hypothesis, n);
            totals[n - 1] = hypothesis.Length - n + 1;

            // "no more often than in one reference, the one that has it most"
            foreach (string[] reference in references)
            {
                var theirs = NGrams.Count(reference, n);
                long found = mine.Sum(run => (long)Math.Min(run.Value, theirs.GetValueOrDefault(run.Key)));
                matches[n - 1] = Math.Max(matches[n - 1], found);
            }
        }

        int closest = references
            .Select(reference => reference.Length)
            .OrderBy(length => Math.Abs(length - hypothesis.Length))
            .ThenBy(length => length)
            .First();
        return new BleuCounts(matches, totals, hypothesis.Length, closest);
    }
}
