namespace Katas.Data;

/// <summary>Which of a corpus's two files a sentence is for; they share no name.</summary>
public enum Split
{
    /// <summary>The training part.</summary>
    Train,

    /// <summary>The held-out part.</summary>
    HeldOut,
}

/// <summary>What both splits have in common: how many sentences, and how a group of twins gets among them.</summary>
internal static class Splits
{
    /// <summary>The minimum number of sentences in a held-out split.</summary>
    private const int HeldOut = 400;

    /// <summary>The file of a split.</summary>
    public static string FileName(string corpus, Split split, string extension) =>
        $"{corpus}-{(split == Split.Train ? "train" : "heldout")}.{extension}";

    /// <summary>
    /// Draws groups of twins until there are enough sentences, keeps each sentence once, and shuffles them. A group
    /// comes in whole or not at all, so that every bag of words keeps both its labels.
    /// </summary>
    public static T[] Fill<T>(Split split, int training, SeededRandom random, Func<T[]> draw, Func<T, string> text)
    {
        int size = split == Split.Train ? training : HeldOut;
        var seen = new HashSet<string>();
        var sentences = new List<T>();
        while (sentences.Count < size)
        {
            T[] twins = draw();
            if (!twins.Select(text).Any(seen.Contains))
            {
                seen.UnionWith(twins.Select(text));
                sentences.AddRange(twins);
            }
        }

        return random.Shuffled(sentences);
    }
}
