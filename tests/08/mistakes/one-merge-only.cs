// task:  08.4
// title: Only one pair is merged
// hint:  A merge makes new neighbours, which may have been learned, too. Go on until no pair is known.

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        var symbols = BytePairLearner.Symbols(piece);
        var known = symbols
            .Zip(symbols.Skip(1), (left, right) => new BytePair(left, right))
            .Where(_ranks.ContainsKey)
            .ToArray();
        return known.Length == 0 ? symbols : known.MinBy(pair => _ranks[pair]).MergeIn(symbols);
    }
}
