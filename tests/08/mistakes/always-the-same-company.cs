// task:  08.5
// title: Equally long sequences always meet the same others
// hint:  Only the batches are shuffled, not what is in them. Shuffle the sequences before they are sorted, by a sort
//        that leaves equals as they are.
using System.Runtime.InteropServices;
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        var batches = new List<T[]>();
        var batch = new List<T>();
        foreach (var example in examples.OrderBy(length))
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
