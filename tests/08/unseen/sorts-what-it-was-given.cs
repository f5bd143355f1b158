// task:   08.5
// title:  shuffles and sorts the caller's array; and Array.Sort does not keep sequences of equal length in order
// expect: If examples is an array, you sort the caller's own; the list is not to be changed. And Array.Sort is not
//         stable: without random, sequences of equal length have to stay in order (OrderBy keeps it).
// hears:  equals-sorted-anyhow
// faults: 2
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        T[] sorted = examples as T[] ?? examples.ToArray(); // no copy if there is no need for one
        random?.Shuffle(sorted);
        Array.Sort(sorted, (one, other) => length(one).CompareTo(length(other)));

        var batches = new List<T[]>();
        int start = 0;
        for (int end = 1; end <= sorted.Length; end++)
        {
            // The longest is the last one, as they are sorted.
            bool isFull = end == sorted.Length || (long)(end + 1 - start) * length(sorted[end]) > budget;
            if (isFull)
            {
                batches.Add(sorted[start..end]);
                start = end;
            }
        }

        T[][] result = batches.ToArray();
        random?.Shuffle(result);
        return result;
    }
}
