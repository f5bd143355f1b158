namespace Katas.Checker.Book;

/// <summary>Finds what somebody probably meant to type.</summary>
internal static class Nearest
{
    /// <summary>The word that is nearest to what was typed; null if none is near.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="words">What could have been meant; of several as near, the first is taken.</param>
    public static string? Find(string typed, IEnumerable<string> words)
    {
        int tolerance = typed.Length < 3 ? 1 : 2;
        return words
            .Select(word => (Word: word, Distance: Distance(word, typed)))
            .Where(pair => pair.Distance <= tolerance && pair.Distance < Math.Max(pair.Word.Length, typed.Length))
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.Word)
            .FirstOrDefault();
    }

    /// <summary>
    /// The number of letters to insert, delete, change, or exchange with their neighbour, to turn one word into the other (optimal string
    /// alignment).
    /// </summary>
    public static int Distance(string one, string other)
    {
        int[,] distance = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            distance[i, 0] = i;
        }

        for (int j = 0; j <= other.Length; j++)
        {
            distance[0, j] = j;
        }

        for (int i = 1; i <= one.Length; i++)
        {
            for (int j = 1; j <= other.Length; j++)
            {
                int changed = distance[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                distance[i, j] = Math.Min(changed, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return distance[one.Length, other.Length];
    }
}
