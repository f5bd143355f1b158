// task:   08.2
// title:  leaves equally frequent tokens in the order of the text
// expect: Equally frequent tokens are in ordinal order: yours come as the text has them.
// hears:  equals-in-order-of-the-text
// faults: 1
namespace Katas.Lesson08;

sealed partial class Vocabulary
{
    public static Vocabulary Build(IEnumerable<string> tokens, int minimumCount = 1, int maximumSize = int.MaxValue)
    {
        var counts = new Dictionary<string, int>();
        foreach (string token in tokens)
        {
            counts[token] = counts.GetValueOrDefault(token) + 1;
        }

        foreach (string special in Specials)
        {
            counts.Remove(special);
        }

        var kept = counts.Where(pair => pair.Value >= minimumCount).OrderByDescending(pair => pair.Value).Select(pair => pair.Key);
        return new Vocabulary([.. Specials, .. kept.Take(maximumSize - Specials.Count)]);
    }
}
