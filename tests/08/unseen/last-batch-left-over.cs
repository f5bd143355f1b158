// task:   08.5
// title:  never adds the last batch
// expect: What is left in `batch` after the loop is lost.
// hears:  last-batch-lost
// faults: 1
namespace Katas.Lesson08;

static partial class Bucketing
{
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        var shuffled = examples.ToArray();
        random?.Shuffle(shuffled);
        var batches = new List<T[]>();
        var batch = new List<T>();
        foreach (var example in shuffled.OrderBy(length))
        {
            if (batch.Count > 0 && (batch.Count + 1) * length(example) > budget)
            {
                batches.Add(batch.ToArray());
                batch = [];
            }

            batch.Add(example);
        }

        var result = batches.ToArray();
        random?.Shuffle(result);
        return result;
    }
}
