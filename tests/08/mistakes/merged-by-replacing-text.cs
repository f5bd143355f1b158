// task:  08.3
// title: The merge cuts into symbols
// hint:  With spaces between the symbols, the text h a is found inside of th a as well. Compare whole symbols.
using Katas.Toolkit;

namespace Katas.Lesson08;

static partial class BytePairLearner
{
    public static IReadOnlyList<BytePair> Learn(
        IReadOnlyDictionary<string, long> pieces, int merges, long minimumCount = 2)
    {
        Guard.AtLeast(merges, 0);
        Guard.AtLeast(minimumCount, 1);

        var words = pieces.ToDictionary(pair => pair.Key, pair => string.Join(' ', Symbols(pair.Key)));
        var learnt = new List<BytePair>();
        while (learnt.Count < merges)
        {
            var counts = new Dictionary<BytePair, long>();
            foreach (var (piece, text) in words)
            {
                string[] symbols = text.Split(' ');
                for (int i = 1; i < symbols.Length; i++)
                {
                    var pair = new BytePair(symbols[i - 1], symbols[i]);
                    counts[pair] = counts.GetValueOrDefault(pair) + pieces[piece];
                }
            }

            var best = counts
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key.Left, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Right, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best.Value < minimumCount)
            {
                break;
            }

            learnt.Add(best.Key);
            foreach (string piece in pieces.Keys)
            {
                words[piece] = words[piece].Replace($"{best.Key}", best.Key.Merged, StringComparison.Ordinal);
            }
        }

        return learnt;
    }
}
