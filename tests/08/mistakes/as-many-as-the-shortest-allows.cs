// task:  08.5
// title: How many fit is worked out from the first of a batch, its shortest
// hint:  A batch is as wide as its longest sequence. Sorted by length, which one is that, and when is it known?
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
        T[] sorted = [.. shuffled.OrderBy(length)];
        var batches = new List<T[]>();
        for (int start = 0; start < sorted.Length;)
        {
            int size = Math.Max(1, budget / Math.Max(1, length(sorted[start])));
            T[] batch = [.. sorted.Skip(start).Take(size)];
            batches.Add(batch);
            start += batch.Length;
        }

        T[][] result = [.. batches];
        random?.Shuffle(result);
        return result;
    }
}
