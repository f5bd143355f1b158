// task:   08.4
// title:  goes through all merges once, in order: a pair that a later merge makes possible again is missed
// expect: A symbol may come about by a later merge too; then a pair of a lower rank is there again: look for the lowest
//         each time.
// hears:  merges-gone-through-once
// faults: 1
using System.Collections.Concurrent;
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        IReadOnlyList<string> symbols = BytePairLearner.Symbols(piece);
        foreach (var pair in Merges)
        {
            symbols = pair.MergeIn(symbols);
        }

        return symbols;
    }
}
