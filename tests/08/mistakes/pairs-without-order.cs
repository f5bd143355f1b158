// task:  08.3
// title: Two symbols are one pair, whichever comes first
// hint:  The pairs "a b" and "b a" are not the same: merging them gives two symbols.
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class BytePairLearner
{
    public static IReadOnlyList<BytePair> Learn(
        IReadOnlyDictionary<string, long> pieces, int merges, long minimumCount = 2)
    {
        Guard.AtLeast(merges, 0);
        Guard.AtLeast(minimumCount, 1);

        var words = pieces.Keys.ToDictionary(piece => piece, Symbols);
        var learnt = new List<BytePair>();
        while (learnt.Count < merges)
        {
            var counts = new Dictionary<BytePair, long>();
            foreach (var (piece, symbols) in words)
            {
                for (int i = 1; i < symbols.Count; i++)
                {
                    var pair = string.CompareOrdinal(symbols[i - 1], symbols[i]) <= 0
                        ? new BytePair(symbols[i - 1], symbols[i])
                        : new BytePair(symbols[i], symbols[i - 1]);
                    counts[pair] = counts.GetValueOrDefault(pair) + pieces[piece];
                }
            }

            if (counts.Count == 0)
            {
                break;
            }

            var best = counts
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key.Left, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Right, StringComparer.Ordinal)
                .First();
            if (best.Value < minimumCount)
            {
                break;
            }

            learnt.Add(best.Key);
            foreach (string piece in pieces.Keys)
            {
                words[piece] = best.Key.MergeIn(words[piece]);
            }
        }

        return learnt;
    }
}
