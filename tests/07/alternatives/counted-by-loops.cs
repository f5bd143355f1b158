// task:  07.9
// title: Counted by loops
using Katas.Toolkit;

namespace Katas.Lesson07;

static partial class Bleu
{
    public static BleuCounts Count(string[] hypothesis, string[][] references)
    {
        Guard.AtLeast(references.Length, 1);

        var counts = new BleuCounts(new long[4], new long[4], 0, 0);
        long[] matches = new long[4], totals = new long[4];
        for (int n = 1; n <= 4; n++)
        {
            var most = new Dictionary<string, int>();
            foreach (string[] reference in references)
            {
                foreach (var (gram, count) in NGrams.Count(reference, n))
                {
                    most[gram] = Math.Max(count, most.TryGetValue(gram, out int before) ? before : 0);
                }
            }

            for (int i = 0; i + n <= hypothesis.Length; i++)
            {
                string gram = string.Join(' ', hypothesis[i..(i + n)]);
                totals[n - 1]++;
                if (most.TryGetValue(gram, out int left) && left > 0)
                {
                    matches[n - 1]++;
                    most[gram] = left - 1;
                }
            }
        }

        int closest = references[0].Length;
        foreach (string[] reference in references)
        {
            int distance = Math.Abs(reference.Length - hypothesis.Length);
            int least = Math.Abs(closest - hypothesis.Length);
            if (distance < least || (distance == least && reference.Length < closest))
            {
                closest = reference.Length;
            }
        }

        return counts with { Matches = matches, Totals = totals, Length = hypothesis.Length, ReferenceLength = closest };
    }
}
