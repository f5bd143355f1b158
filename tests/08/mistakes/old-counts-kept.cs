// task:  08.3
// title: New counts are added to the old ones
// hint:  Counting again has to start from nothing; otherwise pairs that no longer exist go on winning.
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
        var counts = new Dictionary<BytePair, long>();
        while (learnt.Count < merges)
        {
            foreach (var (piece, symbols) in words)
            {
                for (int i = 1; i < symbols.Count; i++)
                {
                    var pair = new BytePair(symbols[i - 1], symbols[i]);
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
