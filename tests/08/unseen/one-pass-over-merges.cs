// task:   08.4
// title:  applies each merge once, in their order; a pair that comes up only after its turn stays unmerged
// expect: A symbol can arise from more than one pair, so after a late merge an earlier one may be possible: look again
//         for the lowest rank among the neighbours there are now. (And going through all merges for each piece takes
//         long.)
// hears:  merges-gone-through-once
// faults: 1
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        // The piece goes through what was learned in the order in which it was learned, as the training text did.
        return Merges.Aggregate(BytePairLearner.Symbols(piece), (symbols, pair) => pair.MergeIn(symbols));
    }
}
