// task:  08.2
// title: Counting in a dictionary, sorting a list
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class Vocabulary
{
    public static Vocabulary Build(IEnumerable<string> tokens, int minimumCount = 1, int maximumSize = int.MaxValue)
    {
        Guard.AtLeast(minimumCount, 1);
        Guard.AtLeast(maximumSize, Specials.Count);

        var counts = new Dictionary<string, int>();
        foreach (string token in tokens)
        {
            counts[token] = counts.TryGetValue(token, out int count) ? count + 1 : 1;
        }

        foreach (string special in Specials)
        {
            counts.Remove(special);
        }

        var list = counts.ToList();
        list.RemoveAll(pair => pair.Value < minimumCount);
        list.Sort((left, right) => left.Value != right.Value
            ? right.Value.CompareTo(left.Value)
            : string.CompareOrdinal(left.Key, right.Key));
        int room = Math.Min(list.Count, maximumSize - Specials.Count);
        return new Vocabulary([.. Specials, .. list.GetRange(0, room).Select(pair => pair.Key)]);
    }
}
