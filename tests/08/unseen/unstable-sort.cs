// task:   08.5
// title:  sorts by Array.Sort, which keeps the order of equals in short arrays only, and divides by a length of 0
// expect: Array.Sort is not stable: beyond 16 examples, those of equal length change places, though without a random
//         they have to stay in order. OrderBy is stable. And an empty sequence has a length of 0, by which the budget
//         cannot be divided: multiply, as a long, instead.
// hears:  equals-sorted-anyhow
// faults: 2
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        T[] sorted = examples.ToArray();
        random?.Shuffle(sorted);
        Array.Sort(sorted, (one, other) => length(one).CompareTo(length(other)));

        var batches = new List<T[]>();
        var batch = new List<T>();
        foreach (T example in sorted)
        {
            // Sorted: this one is the longest so far. Dividing cannot overflow as a product could.
            int fits = budget / length(example);
            if (batch.Count > 0 && batch.Count + 1 > fits)
            {
                batches.Add(batch.ToArray());
                batch.Clear();
            }

            batch.Add(example);
        }

        if (batch.Count > 0)
        {
            batches.Add(batch.ToArray());
        }

        T[][] result = batches.ToArray();
        random?.Shuffle(result);
        return result;
    }
}
