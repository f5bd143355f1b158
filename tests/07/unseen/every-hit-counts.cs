// task:   07.9
// title:  counts each n-gram as often as it occurs
// expect: A reference vouches for an n-gram as often as it has it: clip the count.
// hears:  not-clipped
// faults: 1
namespace Katas.Lesson07;

static partial class Bleu
{
    public static BleuCounts Count(string[] hypothesis, string[][] references)
    {
        var matches = new long[Orders];
        var totals = new long[Orders];
        for (int n = 1; n <= Orders; n++)
        {
            foreach (var (gram, count) in NGrams.Count(hypothesis, n))
            {
                totals[n - 1] += count;
                if (references.Any(reference => NGrams.Count(reference, n).ContainsKey(gram)))
                {
                    matches[n - 1] += count;
                }
            }
        }

        int closest = references.Select(each => each.Length).OrderBy(each => Math.Abs(each - hypothesis.Length)).ThenBy(each => each).First();
        return new BleuCounts(matches, totals, hypothesis.Length, closest);
    }
}
