// task:   07.9
// title:  takes the longer of two references that are equally close
// expect: Of two references that are equally close, the shorter counts.
// hears:  longer-of-two-close-ones
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
                matches[n - 1] += Math.Min(count, references.Max(reference => NGrams.Count(reference, n).GetValueOrDefault(gram)));
            }
        }

        var closest = references.OrderByDescending(each => each.Length).MinBy(each => Math.Abs(each.Length - hypothesis.Length))!.Length;
        return new BleuCounts(matches, totals, hypothesis.Length, closest);
    }
}
