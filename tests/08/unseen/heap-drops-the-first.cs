// task:   08.2
// title:  of equally frequent tokens at the limit it drops the ordinally first, not the last
// expect: The heap gives up the smallest (count, token), and among equal counts that is the token that comes first in
//         ordinal order: the one that should stay.
// hears:  VocabularyTests.Of_equally_frequent_tokens_the_last_in_ordinal_order_are_left_out
// faults: 1
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class Vocabulary
{
    public static Vocabulary Build(IEnumerable<string> tokens, int minimumCount = 1, int maximumSize = int.MaxValue)
    {
        Guard.AtLeast(minimumCount, 1);
        Guard.AtLeast(maximumSize, Specials.Count);

        var counts = new Dictionary<string, long>();
        foreach (string token in tokens)
        {
            counts[token] = counts.GetValueOrDefault(token) + 1;
        }

        foreach (string special in Specials)
        {
            counts.Remove(special);
        }

        // Sorting everything to keep a part is a waste: a heap of the best so far, the worst of them on top.
        int room = maximumSize - Specials.Count;
        var best = new PriorityQueue<string, (long Count, string Token)>();
        foreach (var (token, count) in counts)
        {
            if (count < minimumCount)
            {
                continue;
            }

            best.Enqueue(token, (count, token));
            if (best.Count > room)
            {
                best.Dequeue();
            }
        }

        var ordered = best.UnorderedItems
            .OrderByDescending(each => each.Priority.Count)
            .ThenBy(each => each.Element, StringComparer.Ordinal)
            .Select(each => each.Element);
        return new Vocabulary(Specials.Concat(ordered));
    }
}
