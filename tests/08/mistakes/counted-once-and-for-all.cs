// task:  08.3
// title: The pairs are not counted again after a merge
// hint:  A merge makes new pairs and takes old ones away: where l o has become lo, o w is no longer there, and lo w is
//        new.
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class BytePairLearner
{
    public static IReadOnlyList<BytePair> Learn(
        IReadOnlyDictionary<string, long> pieces, int merges, long minimumCount = 2)
    {
        Guard.AtLeast(merges, 0);
        Guard.AtLeast(minimumCount, 1);

        var counts = new Dictionary<BytePair, long>();
        foreach (var (piece, count) in pieces)
        {
            var symbols = Symbols(piece);
            for (int i = 1; i < symbols.Count; i++)
            {
                var pair = new BytePair(symbols[i - 1], symbols[i]);
                counts[pair] = counts.GetValueOrDefault(pair) + count;
            }
        }

        return
        [
            .. counts
                .Where(pair => pair.Value >= minimumCount)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key.Left, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Right, StringComparer.Ordinal)
                .Select(pair => pair.Key)
                .Take(merges),
        ];
    }
}
