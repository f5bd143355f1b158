// task:   08.3
// title:  merges by replacing text, which also hits parts of longer symbols; and orders ties by the merged symbol
// expect: "e s" also occurs in "e st" and in "ne s": replace whole symbols, not text (MergeIn does). And ties are
//         ordered by the left symbol, then the right one, which is not the order of the two put together.
// hears:  merged-by-replacing-text | equals-by-what-they-become
// faults: 2
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class BytePairLearner
{
    public static IReadOnlyList<BytePair> Learn(
        IReadOnlyDictionary<string, long> pieces, int merges, long minimumCount = 2)
    {
        Guard.AtLeast(merges, 0);
        Guard.AtLeast(minimumCount, 1);

        // As in the paper's listing: a word is a text, its symbols with blanks between them.
        var words = pieces
            .Select(piece => (Text: string.Join(' ', Symbols(piece.Key)), Count: piece.Value))
            .ToArray();
        var learned = new List<BytePair>();
        while (learned.Count < merges)
        {
            var counts = new Dictionary<BytePair, long>();
            foreach (var word in words)
            {
                string[] symbols = word.Text.Split(' ');
                for (int i = 1; i < symbols.Length; i++)
                {
                    var pair = new BytePair(symbols[i - 1], symbols[i]);
                    counts[pair] = counts.GetValueOrDefault(pair) + word.Count;
                }
            }

            var frequent = counts
                .Where(each => each.Value >= minimumCount)
                .OrderByDescending(each => each.Value)
                .ThenBy(each => each.Key.Merged, StringComparer.Ordinal)
                .Select(each => each.Key)
                .ToArray();
            if (frequent.Length == 0)
            {
                break;
            }

            var best = frequent[0];
            learned.Add(best);
            for (int i = 0; i < words.Length; i++)
            {
                words[i].Text = words[i].Text.Replace($"{best.Left} {best.Right}", best.Merged);
            }
        }

        return learned;
    }
}
