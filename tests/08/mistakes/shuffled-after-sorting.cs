// task:  08.5
// title: The sequences are shuffled after they are sorted
// hint:  That undoes the sorting. Shuffle before, so that equals change places; and shuffle the batches at the end.
using System.Runtime.InteropServices;
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        T[] shuffled = [.. examples.OrderBy(length)];
        random?.Shuffle(shuffled);
        var batches = new List<T[]>();
        var batch = new List<T>();
        foreach (var example in shuffled)
        {
            if (batch.Count > 0 && (batch.Count + 1L) * length(example) > budget)
            {
                batches.Add([.. batch]);
                batch.Clear();
            }

            batch.Add(example);
        }

        if (batch.Count > 0)
        {
            batches.Add([.. batch]);
        }

        random?.Shuffle(CollectionsMarshal.AsSpan(batches));
        return batches;
    }
}
