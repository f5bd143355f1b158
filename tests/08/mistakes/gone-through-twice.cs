// task:  08.2
// title: The text is gone through twice
// hint:  The tokens may be streamed from a file that is larger than the memory: each pass reads all of it again. One
//        pass can count everything.
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class Vocabulary
{
    public static Vocabulary Build(IEnumerable<string> tokens, int minimumCount = 1, int maximumSize = int.MaxValue)
    {
        Guard.AtLeast(minimumCount, 1);
        Guard.AtLeast(maximumSize, Specials.Count);

        var different = tokens.ToHashSet();
        var counts = different.ToDictionary(token => token, token => 0);
        foreach (string token in tokens)
        {
            counts[token]++;
        }

        var frequent = counts
            .Where(pair => pair.Value >= minimumCount && !Specials.Contains(pair.Key))
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key);
        return new Vocabulary(Specials.Concat(frequent).Take(maximumSize));
    }
}
