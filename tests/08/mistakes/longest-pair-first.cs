// task:  08.4
// title: The pair that makes the longest symbol is merged first
// hint:  Length does not matter: the pair that was learned first is merged first.

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

            symbols = known.MaxBy(pair => pair.Merged.Length).MergeIn(symbols);
        }
    }
}
