// task:   08.2
// title:  GroupBy holds every token of the text in memory
// expect: GroupBy keeps all tokens in its groups; go through once and keep a number for each.
// hears:  VocabularyTests.Counts_are_kept_and_not_tokens
// faults: 1
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class Vocabulary
{
    public static Vocabulary Build(IEnumerable<string> tokens, int minimumCount = 1, int maximumSize = int.MaxValue)
    {
        Guard.AtLeast(minimumCount, 1);
        Guard.AtLeast(maximumSize, Specials.Count);

        var kept = tokens
            .GroupBy(token => token)
            .Where(group => group.Count() >= minimumCount && !Specials.Contains(group.Key))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .Take(maximumSize - Specials.Count);
        return new Vocabulary(Specials.Concat(kept));
    }
}
