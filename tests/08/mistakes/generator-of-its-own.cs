// task:  08.5
// title: The randomness comes from a generator of its own
// hint:  A run could not be repeated, nor gone on with. All randomness comes from the generator that is passed in.
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
        if (random is not null)
        {
            Random.Shared.Shuffle(shuffled);
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
            Random.Shared.Shuffle(CollectionsMarshal.AsSpan(batches));
        }

        return batches;
    }
}
