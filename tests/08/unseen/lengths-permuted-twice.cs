// task:   08.5
// title:  The lengths do not belong to the shuffled sequences
// expect: After shuffling look up each sequence's own length.
// hears:  BucketingTests.Shuffling_leaves_lengths_together
// faults: 1
// source: QipengGuo/GraphWriter-DGL #2: lens = lens[perm] in a bucket sampler
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        int[] lengths = [.. examples.Select(length)];
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        random?.Shuffle(order);
        var sorted = Enumerable.Range(0, order.Length).OrderBy(i => lengths[i]).Select(i => examples[order[i]]);
        var batches = new List<T[]>();
        var batch = new List<T>();
        int longest = 0;
        foreach (var example in sorted)
        {
            int size = Math.Max(longest, length(example));
            if (batch.Count > 0 && size * (batch.Count + 1) > budget)
            {
                batches.Add([.. batch]);
                batch.Clear();
                size = length(example);
            }

            batch.Add(example);
            longest = size;
        }

        if (batch.Count > 0)
        {
            batches.Add([.. batch]);
        }

        var result = batches.ToArray();
        random?.Shuffle(result);
        return result;
    }
}
