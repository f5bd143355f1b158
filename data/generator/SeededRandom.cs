namespace Katas.Data;

/// <summary>
/// Random choices that are the same on every system and with every version of .NET: SplitMix64 (Steele, Lea and Flood
/// 2014, "Fast Splittable Pseudorandom Number Generators"), which is a few lines long and has nothing to depend on.
/// </summary>
/// <param name="seed">The seed of all choices.</param>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count); // the bias is about count / 2^64

    /// <summary>Whether something of this probability happens.</summary>
    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>A number of different items, in random order.</summary>
    public T[] Pick<T>(IReadOnlyList<T> items, int count) => [.. Shuffled(items).Take(count)];

    /// <summary>The items in random order (Fisher and Yates).</summary>
    public T[] Shuffled<T>(IReadOnlyList<T> items)
    {
        T[] result = [.. items];
        for (int i = result.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (result[i], result[j]) = (result[j], result[i]);
        }

        return result;
    }

    private ulong Next()
    {
        unchecked
        {
            ulong z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
