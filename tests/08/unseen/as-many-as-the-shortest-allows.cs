// task:   08.5
// title:  how many fit is worked out from the first of a batch, its shortest
// expect: Places are counted with the longest of the batch, and that is the last one, not the first.
// hears:  as-many-as-the-shortest-allows
// faults: 1
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        var shuffled = random is null ? examples : examples.OrderBy(_ => random.NextDouble()).ToList();
        var sorted = shuffled.OrderBy(length).ToList();
        var batches = new List<T[]>();
        for (int i = 0; i < sorted.Count;)
        {
            int size = Math.Max(1, budget / Math.Max(1, length(sorted[i])));
            T[] batch = sorted.Skip(i).Take(size).ToArray();
            batches.Add(batch);
            i += batch.Length;
        }

        return random is null ? batches : [.. batches.OrderBy(_ => random.NextDouble())];
    }
}
