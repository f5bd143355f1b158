// task:  08.2
// title: The tokens are left in the order of the text
// hint:  What comes first in the text is not what is most frequent. Sort by count, and then by the tokens themselves.
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
            .Select(pair => pair.Key);
        return new Vocabulary([.. Specials.Concat(frequent).Take(maximumSize)]);
    }
}
