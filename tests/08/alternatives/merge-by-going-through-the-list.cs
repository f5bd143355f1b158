// task:  08.4
// title: All merges in turn

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        IReadOnlyList<string> symbols = BytePairLearner.Symbols(piece);
        foreach (var merge in Merges)
        {
            symbols = merge.MergeIn(symbols);
        }

        return symbols;
    }
}
