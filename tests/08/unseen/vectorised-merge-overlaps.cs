// task:   08.3
// title:  aaa becomes aa: overlapping pairs are merged into one
// expect: Merge from left to right: of a a a the first two become one symbol, the third stays.
// hears:  BytePairLearnerTests.Of_three_equal_symbols_the_first_two_are_merged_and_the_third_stays
// faults: 1
// source: karpathy/minbpe PR #38: vectorised merge, "aaa -> X, not Xa"
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class BytePairLearner
{
    public static IReadOnlyList<BytePair> Learn(
        IReadOnlyDictionary<string, long> pieces, int merges, long minimumCount = 2)
    {
        Guard.AtLeast(merges, 0);
        Guard.AtLeast(minimumCount, 1);

        var words = pieces.Select(piece => (Symbols: Symbols(piece.Key), Count: piece.Value)).ToList();
        var learnt = new List<BytePair>();
        while (learnt.Count < merges)
        {
            var counts = new Dictionary<BytePair, long>();
            foreach (var (symbols, count) in words)
            {
                for (int i = 0; i + 1 < symbols.Count; i++)
                {
                    var pair = new BytePair(symbols[i], symbols[i + 1]);
                    counts[pair] = counts.GetValueOrDefault(pair) + count;
                }
            }

            var best = counts.Where(each => each.Value >= minimumCount)
                .OrderByDescending(each => each.Value)
                .ThenBy(each => each.Key.Left, StringComparer.Ordinal)
                .ThenBy(each => each.Key.Right, StringComparer.Ordinal)
                .Select(each => each.Key).Cast<BytePair?>().FirstOrDefault();
            if (best is not { } chosen)
            {
                break;
            }

            learnt.Add(chosen);
            words = words.Select(word => (MergeAll(word.Symbols, chosen), word.Count)).ToList();
        }

        return learnt;
    }

    private static List<string> MergeAll(List<string> symbols, BytePair pair)
    {
        bool Starts(int i) => i >= 0 && i + 1 < symbols.Count && symbols[i] == pair.Left && symbols[i + 1] == pair.Right;
        var merged = new List<string>();
        for (int i = 0; i < symbols.Count; i++)
        {
            if (Starts(i))
            {
                if (!Starts(i - 1))
                {
                    merged.Add(pair.Merged);
                }
            }
            else if (!Starts(i - 1))
            {
                merged.Add(symbols[i]);
            }
        }

        return merged;
    }
}
