// task:  08.2
// title: The tokens are ordered alphabetically
// hint:  How often a token occurs decides; the alphabet decides between equals only.
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
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key);
        return new Vocabulary([.. Specials.Concat(frequent).Take(maximumSize)]);
    }
}
