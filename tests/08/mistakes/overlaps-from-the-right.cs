// task:  08.4
// title: Of overlapping pairs the right one is merged
// hint:  In aaa the first two become one, as they did while learning: from left to right.

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        var symbols = BytePairLearner.Symbols(piece);
        foreach (var merge in Merges)
        {
            for (int i = symbols.Count - 1; i > 0; i--)
            {
                if (new BytePair(symbols[i - 1], symbols[i]) == merge)
                {
                    symbols[i - 1] = merge.Merged;
                    symbols.RemoveAt(i);
                    i--;
                }
            }
        }

        return symbols;
    }
}
