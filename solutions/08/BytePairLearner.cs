using Katas.Toolkit;

namespace Katas.Lesson08;

/// <summary>
/// Learns which symbols to merge. Sennrich et al. 2016, "Neural Machine Translation of Rare Words with Subword Units",
/// section 3.2, algorithm 1; on bytes: Radford et al. 2019, "Language Models are Unsupervised Multitask Learners",
/// section 2.2.
/// </summary>
public static class BytePairLearner
{
    /// <summary>Merges the most frequent pair of neighbouring symbols, everywhere; counts again; and so on.</summary>
    /// <param name="pieces">
    /// Pieces of text, and how often each occurs. At the start, each character of a piece is a symbol.
    /// </param>
    /// <param name="merges">The maximum number of pairs to merge.</param>
    /// <param name="minimumCount">A pair that occurs less often is not merged.</param>
    /// <returns>
    /// The pairs in the order in which they were merged. Of equally frequent pairs, the one whose left symbol comes
    /// first in ordinal order is taken; of those, the one whose right symbol does. A piece <c>aaa</c> has the pair
    /// <c>a a</c> twice; merged, it is <c>aa</c>, <c>a</c>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The number of merges is negative, or the minimum is below 1.
    /// </exception>
    [KataTask("08.3")]
    public static IReadOnlyList<BytePair> Learn(
        IReadOnlyDictionary<string, long> pieces, int merges, long minimumCount = 2)
    {
        Guard.AtLeast(merges, 0);
        Guard.AtLeast(minimumCount, 1);

        var words = pieces.Select(pair => (Symbols: Symbols(pair.Key), Count: pair.Value)).ToArray();
        var counts = new Dictionary<BytePair, long>();
        var places = new Dictionary<BytePair, HashSet<int>>(); // in which words a pair occurs, or did
        for (int i = 0; i < words.Length; i++)
        {
            Count(i, +1);
        }

        var learnt = new List<BytePair>();
        while (learnt.Count < merges && MostFrequent() is { } best && counts[best] >= minimumCount)
        {
            learnt.Add(best);
            foreach (int i in places[best].ToArray()) // only these have to be counted again
            {
                Count(i, -1);
                words[i].Symbols = best.MergeIn(words[i].Symbols);
                Count(i, +1);
            }
        }

        return learnt;

        void Count(int word, int sign)
        {
            var (symbols, count) = words[word];
            foreach (var (left, right) in symbols.Zip(symbols.Skip(1)))
            {
                var pair = new BytePair(left, right);
                counts[pair] = counts.GetValueOrDefault(pair) + (sign * count);
                if (counts[pair] == 0)
                {
                    counts.Remove(pair); // the fewer there are, the sooner the best is found
                }

                places.TryAdd(pair, []);
                places[pair].Add(word);
            }
        }

        BytePair? MostFrequent()
        {
            var (best, most) = (default(BytePair), 0L);
            foreach (var (pair, count) in counts)
            {
                if (count > most || (count == most && Before(pair, best)))
                {
                    (best, most) = (pair, count);
                }
            }

            return most > 0 ? best : null;
        }

        static bool Before(BytePair pair, BytePair other) =>
            string.CompareOrdinal(pair.Left, other.Left) is var left && left != 0
                ? left < 0
                : string.CompareOrdinal(pair.Right, other.Right) < 0;
    }

    /// <summary>A symbol for each character of a piece.</summary>
    /// <param name="piece">The piece, in the <see cref="ByteAlphabet"/>.</param>
    public static List<string> Symbols(string piece) => [.. piece.Select(letter => letter.ToString())];
}
