// task:  08.4
// title: The pair that was learned last is merged first
// hint:  Merges build on each other: those learned first come first. A low rank means learned early.

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

            symbols = known.MaxBy(pair => _ranks[pair]).MergeIn(symbols);
        }
    }
}
