// task:  08.2
// title: A token that occurs as often as the minimum is left out
// hint:  The minimum is the smallest count that gets an id, not the largest that gets none.
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class Vocabulary
{
    public static Vocabulary Build(IEnumerable<string> tokens, int minimumCount = 1, int maximumSize = int.MaxValue)
    {
        Guard.AtLeast(minimumCount, 1);
        Guard.AtLeast(maximumSize, Specials.Count);

        var frequent = tokens
            .CountBy(token => token)
            .Where(pair => pair.Value > minimumCount && !Specials.Contains(pair.Key))
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key);
        return new Vocabulary([.. Specials.Concat(frequent).Take(maximumSize)]);
    }
}
