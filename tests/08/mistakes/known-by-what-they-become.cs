// task:  08.4
// title: A pair counts as learned if what it becomes is a token
// hint:  A token can be made by one pair and look as if another could make it. It is pairs that were learned.

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
                .Where(pair => Vocabulary.Tokens.Skip(4 + 256).Contains(pair.Merged))
                .ToArray();
            if (known.Length == 0)
            {
                return symbols;
            }

            symbols = known.MinBy(pair => Vocabulary.Id(pair.Merged)).MergeIn(symbols);
        }
    }
}
