// task:  08.5
// title: A batch that fills the budget exactly is refused
// hint:  The budget is the most places that a batch may have; exactly that many are allowed.
using System.Runtime.InteropServices;
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        T[] shuffled = [.. examples];
        random?.Shuffle(shuffled);
        var batches = new List<T[]>();
        var batch = new List<T>();
        foreach (var example in shuffled.OrderBy(length))
        {
            if (batch.Count > 0 && (batch.Count + 1L) * length(example) >= budget)
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
