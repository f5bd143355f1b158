// task:   08.4
// title:  All merges are gone through once, in their order
// expect: A later merge can bring about a pair with a lower rank; look for the lowest rank again after each merge.
// hears:  merges-gone-through-once
// faults: 1
// source: karpathy/minbpe #87, #100, PR #32: "can we simplify it: for pair in merges: merge"
using System.Collections.Concurrent;
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        var symbols = BytePairLearner.Symbols(piece);
        foreach (var pair in Merges)
        {
            symbols = pair.MergeIn(symbols);
        }

        return symbols;
    }
}
