namespace Katas.Lesson05.Demos;

/// <summary>Names made of tags: B begins one, I goes on with it.</summary>
internal static class Entities
{
    /// <summary>The names in a sentence.</summary>
    /// <param name="tags">The tags' numbers.</param>
    /// <param name="asked">The right tags; where they are ignored, nothing is read.</param>
    /// <param name="names">The tag of each number.</param>
    /// <returns>Type, first token and last token of each.</returns>
    public static IReadOnlyList<(string Type, int First, int Last)> Find(
        long[] tags, long[] asked, IReadOnlyList<string> names)
    {
        var found = new List<(string Type, int First, int Last)>();
        for (int i = 0; i < tags.Length; i++)
        {
            string tag = asked[i] == Tagging.Ignored ? "O" : names[(int)tags[i]];
            if (tag == "O")
            {
                continue;
            }

            string type = tag[2..];
            if (tag[0] == 'I' && found.Count > 0 && found[^1].Type == type && found[^1].Last == i - 1)
            {
                found[^1] = found[^1] with { Last = i };
            }
            else
            {
                found.Add((type, i, i));
            }
        }

        return found;
    }
}
