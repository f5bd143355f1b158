// task:  08.2
// title: By groups
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class Vocabulary
{
    public static Vocabulary Build(IEnumerable<string> tokens, int minimumCount = 1, int maximumSize = int.MaxValue)
    {
        Guard.AtLeast(minimumCount, 1);
        Guard.AtLeast(maximumSize, Specials.Count);

        var groups =
            from token in tokens
            where !Specials.Contains(token)
            group token by token into same
            let count = same.Count()
            where count >= minimumCount
            orderby count descending
            select (same.Key, count);
        var all = groups.OrderBy(pair => pair.Key, StringComparer.Ordinal).OrderByDescending(pair => pair.count);
        return new Vocabulary([.. Specials, .. all.Select(pair => pair.Key).Take(maximumSize - Specials.Count)]);
    }
}
