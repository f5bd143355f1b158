// task:   08.5
// title:  Array.Sort changes the order of equally long sequences
// expect: Array.Sort does not keep the order of equals; with no random, equally long ones have to stay in order:
//         OrderBy does.
// hears:  equals-sorted-anyhow
// faults: 1
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        T[] sorted = examples.ToArray();
        if (random is not null)
        {
            random.Shuffle(sorted);
        }

        Array.Sort(sorted, (a, b) => length(a).CompareTo(length(b)));
        var batches = new List<T[]>();
        var batch = new List<T>();
        foreach (T example in sorted)
        {
            if (batch.Count > 0 && (batch.Count + 1) * length(example) > budget)
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

        var result = batches.ToArray();
        random?.Shuffle(result);
        return result;
    }
}
