// task:  08.4
// title: All merges in turn, and from the first again after each that was possible

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        IReadOnlyList<string> symbols = BytePairLearner.Symbols(piece);
        for (int rank = 0; rank < Merges.Count;)
        {
            var merged = Merges[rank].MergeIn(symbols);
            rank = merged.Count < symbols.Count ? 0 : rank + 1;
            symbols = merged;
        }

        return symbols;
    }
}
