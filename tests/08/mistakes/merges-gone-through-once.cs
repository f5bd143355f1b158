// task:  08.4
// title: The merges are gone through once, each getting a single turn
// hint:  A symbol can come about in two ways. After a late merge a pair that was learned before it may stand there, and
//        it had its turn already. Which pair has the lowest rank among the neighbours that there are now?

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
