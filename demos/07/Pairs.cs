namespace Katas.Lesson07.Demos;

/// <summary>Sentences in English with their translations into French.</summary>
internal static class Pairs
{
    // Long sentences take a model longer to learn than a demonstration may last.
    private const int MostWords = 8;

    public static IReadOnlyList<(string English, string French)> Read(string data, string part) =>
    [
        .. File.ReadLines(Path.Combine(data, $"lesson07-translation-{part}.tsv"))
            .Select(line => line.Split('\t'))
            .Where(pair => pair[0].Split(' ').Length <= MostWords)
            .Select(pair => (pair[0], pair[1])),
    ];
}
