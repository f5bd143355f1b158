// task:  08.5
// title: The sort does not leave equally long sequences in order
// hint:  Not every sort is stable: some put equal elements in another order as soon as there are more than a few of
//        them. Their documentation says so.
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        T[] sorted = [.. examples];
        random?.Shuffle(sorted);
        Array.Sort(sorted, (left, right) => length(left).CompareTo(length(right)));
        var batches = new List<T[]>();
        var batch = new List<T>();
        foreach (var example in sorted)
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

        T[][] result = [.. batches];
        random?.Shuffle(result);
        return result;
    }
}
