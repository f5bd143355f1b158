// task:  08.2
// title: Capitals are counted as small letters
// hint:  Here "The" and "the" are two tokens: text that is put together later would otherwise have lost its capitals.
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class Vocabulary
{
    public static Vocabulary Build(IEnumerable<string> tokens, int minimumCount = 1, int maximumSize = int.MaxValue)
    {
        Guard.AtLeast(minimumCount, 1);
        Guard.AtLeast(maximumSize, Specials.Count);

        var frequent = tokens
            .CountBy(token => token.ToLowerInvariant())
            .Where(pair => pair.Value >= minimumCount && !Specials.Contains(pair.Key))
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key);
        return new Vocabulary([.. Specials.Concat(frequent).Take(maximumSize)]);
    }
}
