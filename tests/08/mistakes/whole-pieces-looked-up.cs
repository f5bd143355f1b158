// task:  08.4
// title: A piece that stands in the vocabulary is taken whole, without its merges
// hint:  A token of the vocabulary need not be what the merges make of a piece: look at the merges, not at the
//        vocabulary.

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        if (piece.Length > 0 && Vocabulary.Tokens.Skip(4).Contains(piece))
        {
            return [piece];
        }

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

            symbols = known.MinBy(pair => _ranks[pair]).MergeIn(symbols);
        }
    }
}
