// task:   08.3
// title:  counts each piece once
// expect: A piece counts as often as it occurs in the text: you count each once.
// hears:  pieces-count-once
// faults: 1
namespace Katas.Lesson08;

static partial class BytePairLearner
{
    public static IReadOnlyList<BytePair> Learn(
        IReadOnlyDictionary<string, long> pieces, int merges, long minimumCount = 2)
    {
        var words = pieces.Keys.Select(Symbols).ToList();
        var learnt = new List<BytePair>();
        while (learnt.Count < merges)
        {
            var best = words
                .SelectMany(word => word.Zip(word.Skip(1), (left, right) => new BytePair(left, right)))
                .GroupBy(pair => pair)
                .OrderByDescending(pair => pair.Count())
                .ThenBy(pair => pair.Key.Left, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Right, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best is null || best.Count() < minimumCount)
            {
                break;
            }

            learnt.Add(best.Key);
            words = words.Select(word => best.Key.MergeIn(word)).ToList();
        }

        return learnt;
    }
}
