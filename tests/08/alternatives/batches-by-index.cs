// task:  08.5
// title: By index
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        var order = Enumerable.Range(0, examples.Count).ToList();
        if (random is not null)
        {
            var keys = order.Select(_ => random.NextDouble()).ToArray();
            order.Sort((left, right) => keys[left].CompareTo(keys[right]));
        }

        int[] sorted = order.OrderBy(i => length(examples[i])).ToArray();
        var batches = new List<T[]>();
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && (end + 1L - start) * length(examples[sorted[end]]) <= budget)
            {
                end++;
            }

            batches.Add(sorted[start..end].Select(i => examples[i]).ToArray());
            start = end;
        }

        return random is null ? batches : [.. batches.OrderBy(_ => random.Next())];
    }
}
