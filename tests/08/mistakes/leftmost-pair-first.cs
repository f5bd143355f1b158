// task:  08.4
// title: The pair furthest to the left is merged first
// hint:  Which pair was learned first decides, wherever it stands. In that order the merges were made when they were
//        learned.

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        var symbols = BytePairLearner.Symbols(piece);
        while (true)
        {
            var known = symbols
                .Zip(symbols.Skip(1), (left, right) => new BytePair(left, right))
                .Where(_ranks.ContainsKey)
                .ToArray();
            if (known.Length == 0)
            {
                return symbols;
            }

            symbols = known[0].MergeIn(symbols);
        }
    }
}
