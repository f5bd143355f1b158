namespace Katas.Lesson08;

/// <summary>A sentence and its translation.</summary>
/// <param name="Source">The sentence.</param>
/// <param name="Target">Its translation.</param>
public readonly record struct SentencePair(string Source, string Target)
{
    /// <summary>What a line of pairs looks like, for messages.</summary>
    internal const string Format = "a sentence, a tab and its translation on each line";

    /// <summary>
    /// Reads a line as Tatoeba exports it: sentence, tab, translation, and perhaps more columns; or with a number
    /// before each of the two.
    /// </summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="line">The line.</param>
    /// <exception cref="FormatException">The line does not hold two sentences.</exception>
    internal static SentencePair Parse(string file, TextLine line)
    {
        string[] cells = line.Text.Split('\t', StringSplitOptions.TrimEntries);
        bool numbered = cells.Length >= 4 && long.TryParse(cells[0], out _) && long.TryParse(cells[2], out _);
        var (source, target) = numbered ? (cells[1], cells[3]) : (cells[0], cells.ElementAtOrDefault(1) ?? "");
        if (source.Length == 0 || target.Length == 0)
        {
            string fault = cells.Length == 1 ? "has no tab"
                : source.Length == 0 ? "has nothing before the tab" : "has no translation behind the tab";
            throw new FormatException($"{file}, line {line.Number} {fault}; expected {Format}.");
        }

        return new SentencePair(source, target);
    }
}
