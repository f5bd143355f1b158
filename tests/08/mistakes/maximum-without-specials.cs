// task:  08.2
// title: The special tokens are not counted in the maximum
// hint:  The maximum is the size of the whole vocabulary, special tokens included: a model's table has that many rows.
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
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key);
        return new Vocabulary(Specials.Concat(frequent.Take(maximumSize)));
    }
}
