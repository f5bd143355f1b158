namespace Katas.Lesson08;

/// <summary>Checks whether a list of merges can have been learned.</summary>
internal static class MergeCheck
{
    /// <summary>What is wrong with a list of merges; null if nothing is.</summary>
    /// <param name="merges">The list.</param>
    public static string? Fault(IReadOnlyList<BytePair> merges)
    {
        var symbols = ByteAlphabet.Symbols.ToHashSet();
        var known = new HashSet<BytePair>();
        foreach (var pair in merges)
        {
            string which = $"Merge {known.Count + 1}, \"{pair}\",";
            if (!known.Add(pair))
            {
                return $"{which} is there already.";
            }

            if (!symbols.Contains(pair.Left) || !symbols.Contains(pair.Right))
            {
                return $"{which} has a symbol that no merge before it makes.";
            }

            symbols.Add(pair.Merged);
        }

        return null;
    }
}
