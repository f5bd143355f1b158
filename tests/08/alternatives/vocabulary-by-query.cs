// task:  08.2
// title: By a dictionary and a query
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

        var all =
            from pair in counts
            where pair.Value >= minimumCount && !Specials.Contains(pair.Key)
            orderby pair.Value descending
            select pair;
        var sorted = all.OrderBy(pair => pair.Key, StringComparer.Ordinal).OrderByDescending(pair => pair.Value);
        return new Vocabulary([.. Specials, .. sorted.Select(pair => pair.Key).Take(maximumSize - Specials.Count)]);
    }
}
