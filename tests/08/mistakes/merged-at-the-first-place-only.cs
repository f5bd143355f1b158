// task:  08.4
// title: Each pair is merged at one place only
// hint:  A pair can stand at several places of a piece: all of them are merged.

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        var symbols = BytePairLearner.Symbols(piece);
        foreach (var merge in Merges)
        {
            int place = Enumerable.Range(1, Math.Max(0, symbols.Count - 1))
                .FirstOrDefault(i => new BytePair(symbols[i - 1], symbols[i]) == merge);
            if (place > 0)
            {
                symbols[place - 1] = merge.Merged;
                symbols.RemoveAt(place);
            }
        }

        return symbols;
    }
}
