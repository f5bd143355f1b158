using Katas.Toolkit;

namespace Katas.Lesson08;

/// <summary>
/// Puts sequences of about the same length into one batch, so that little of it is padding. Vaswani et al. 2017,
/// section 5.1: "Sentence pairs were batched together by approximate sequence length."
/// </summary>
public static class Bucketing
{
    /// <summary>
    /// Makes batches: sequences in the order of their lengths, the shortest first, as many to a batch as fit.
    /// </summary>
    /// <typeparam name="T">A sequence, or what goes with it.</typeparam>
    /// <param name="examples">The sequences. The list, which may be an array, is not changed.</param>
    /// <param name="length">Gives the length of a sequence.</param>
    /// <param name="budget">
    /// The maximum number of places in a batch: its sequences times the length of its longest. A longer sequence gets a
    /// batch of its own. The product may exceed what an <see cref="int"/> holds.
    /// </param>
    /// <param name="random">Shuffles the batches, and the sequences of equal length; null leaves both in order.</param>
    /// <returns>The batches; each sequence is in one of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The budget is below 1.</exception>
    [KataTask("08.5")]
    public static IReadOnlyList<T[]> Batches<T>(
        IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
    {
        Guard.AtLeast(budget, 1);

        T[] shuffled = [.. examples];
        random?.Shuffle(shuffled);
        var batches = new List<T[]>();
        var batch = new List<T>();
        foreach (var example in shuffled.OrderBy(length)) // OrderBy leaves equals in the order they had
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
