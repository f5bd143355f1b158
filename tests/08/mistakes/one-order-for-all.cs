// task:  08.5
// title: Every epoch has the same order
// hint:  The generator that is passed in differs from epoch to epoch; one that is made here, with a seed of its own,
//        does not.
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
        var own = new Random(0);
        if (random is not null)
        {
            own.Shuffle(shuffled);
        }

        var batches = new List<T[]>();
        var batch = new List<T>();
        foreach (var example in shuffled.OrderBy(length))
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

        if (random is not null)
        {
            own.Shuffle(CollectionsMarshal.AsSpan(batches));
        }

        return batches;
    }
}
