namespace Katas.Lesson07;

/// <summary>Runs of words.</summary>
public static class NGrams
{
    /// <summary>How often each run of n words occurs.</summary>
    /// <param name="words">The words; none contains a space.</param>
    /// <param name="n">The number of words in a run.</param>
    /// <returns>For each run, its words with spaces between them, the number of times it occurs.</returns>
    public static Dictionary<string, int> Count(string[] words, int n) => Enumerable
        .Range(0, Math.Max(0, words.Length - n + 1))
        .Select(start => string.Join(' ', words, start, n))
        .CountBy(run => run)
        .ToDictionary();
}
