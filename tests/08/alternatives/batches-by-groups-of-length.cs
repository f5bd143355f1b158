// task:  08.5
// title: Shuffled within each length
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        var sorted = examples
            .GroupBy(length)
            .OrderBy(group => group.Key)
            .SelectMany(group =>
            {
                T[] equal = [.. group];
                random?.Shuffle(equal);
                return equal;
            });
        var batches = new List<List<T>>();
        foreach (var example in sorted)
        {
            if (batches.Count == 0 || (batches[^1].Count + 1L) * length(example) > budget)
            {
                batches.Add([]);
            }

            batches[^1].Add(example);
        }

        T[][] result = [.. batches.Select(batch => batch.ToArray())];
        random?.Shuffle(result);
        return result;
    }
}
