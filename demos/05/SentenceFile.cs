using System.Text.RegularExpressions;

namespace Katas.Lesson05.Demos;

/// <summary>
/// Reads sentences to be classified: tab-separated text as in SST-2, a line of headings with <c>sentence</c> and
/// <c>label</c>, then a sentence and its label on each line. Any words may serve as labels.
/// </summary>
public static class SentenceFile
{
    private static readonly Regex s_word = new(@"[\w']+|[^\w\s]");

    private const string Format = "a sentence, a tab and a label on each line, below the headings sentence and label";

    /// <summary>Whether a file begins with the headings.</summary>
    /// <param name="firstLine">The file's first line.</param>
    public static bool IsFirstLine(string firstLine) => firstLine.Contains('\t', StringComparison.Ordinal);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="FormatException">A line is malformed; the message names it.</exception>
    public static IReadOnlyList<Sentence> Read(string path)
    {
        string name = Path.GetFileName(path);
        string[] lines = File.ReadAllLines(path);
        string[] headings = lines.Length == 0 ? [] : lines[0].TrimStart('\uFEFF').Split('\t');
        int sentenceColumn = Array.IndexOf(headings, "sentence");
        int labelColumn = Array.IndexOf(headings, "label");
        if (sentenceColumn < 0 || labelColumn < 0)
        {
            throw new FormatException(
                $"{name}, line 1: the headings are \"{string.Join("\", \"", headings)}\"; expected {Format}.");
        }

        var sentences = new List<Sentence>();
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            string[] cells = lines[i].Split('\t');
            if (cells.Length != headings.Length)
            {
                throw new FormatException(
                    $"{name}, line {i + 1} has {cells.Length} {(cells.Length == 1 ? "column" : "columns")}, and the "
                    + $"headings have {headings.Length}; "
                    + $"expected {Format}.");
            }

            string label = cells[labelColumn].Trim();
            string[] words = Words(cells[sentenceColumn]);
            if (label.Length == 0 || words.Length == 0)
            {
                string what = label.Length == 0 ? "label" : "sentence";
                throw new FormatException($"{name}, line {i + 1}: the {what} is empty; expected {Format}.");
            }

            sentences.Add(new Sentence(words, [label]));
        }

        return sentences.Select(sentence => sentence.Labels[0]).Distinct().Count() >= 2
            ? sentences
            : throw new FormatException(
                $"{name} has {sentences.Count} sentences, and not two different labels among them; "
                + "there is nothing to tell apart.");
    }

    /// <summary>A sentence's words, and each punctuation mark by itself.</summary>
    /// <param name="sentence">The sentence.</param>
    public static string[] Words(string sentence) => [.. s_word.Matches(sentence).Select(match => match.Value)];
}
