// task:  08.2
// title: Equally frequent tokens are sorted as if all letters were small
// hint:  Ordinal order is that of the character codes: capitals come before small letters.
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
            .Where(pair => pair.Value >= minimumCount && !Specials.Contains(pair.Key))
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .Select(pair => pair.Key);
        return new Vocabulary([.. Specials.Concat(frequent).Take(maximumSize)]);
    }
}
