namespace Katas.Lesson05.Demos;

/// <summary>
/// Reads sentences to be tagged: the columns of CoNLL-2003, one token per line with its tag in the last column, and a
/// blank line after each sentence. Lines that begin with <c>-DOCSTART-</c> are skipped.
/// </summary>
public static class ColumnFile
{
    private const string Format = "a token and, last, its tag: O, B-TYPE or I-TYPE";

    /// <summary>Reads a file. Tags of the older scheme, IOB1, become those of the newer one, IOB2.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="FormatException">A line is malformed; the message names it.</exception>
    public static IReadOnlyList<Sentence> Read(string path)
    {
        string name = Path.GetFileName(path);
        var sentences = new List<Sentence>();
        List<string> words = [];
        List<string> tags = [];
        int columns = 0;
        int number = 0;
        foreach (string line in File.ReadLines(path).Append(string.Empty))
        {
            number++;
            string[] cells = line.TrimStart('\uFEFF').Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 0 || cells[0] == "-DOCSTART-")
            {
                if (words.Count > 0)
                {
                    sentences.Add(new Sentence(words, BeginEachEntity(tags)));
                    (words, tags) = ([], []);
                }

                continue;
            }

            columns = columns == 0 ? cells.Length : columns;
            if (cells.Length < 2 || cells.Length != columns)
            {
                string before = cells.Length < 2 ? "" : $", and those before it {columns}";
                throw new FormatException(
                    $"{name}, line {number} has {cells.Length} {(cells.Length == 1 ? "column" : "columns")}{before}; "
                    + $"expected {Format}.");
            }

            if (!IsTag(cells[^1]))
            {
                throw new FormatException(
                    $"{name}, line {number}: \"{cells[^1]}\" is no tag; expected {Format}.");
            }

            words.Add(cells[0]);
            tags.Add(cells[^1]);
        }

        return sentences.Count > 0
            ? sentences
            : throw new FormatException($"{name} has no sentence; expected on each line {Format}.");
    }

    private static bool IsTag(string tag) =>
        tag == "O" || (tag.Length > 2 && tag[0] is 'B' or 'I' && tag[1] == '-');

    /// <summary>
    /// IOB1 writes B only where two entities of one type touch; IOB2 writes it at each beginning. The second follows
    /// from either.
    /// </summary>
    private static string[] BeginEachEntity(List<string> tags)
    {
        string[] result = [.. tags];
        for (int i = 0; i < result.Length; i++)
        {
            bool goesOn = i > 0 && result[i - 1] != "O" && result[i - 1][2..] == result[i].TrimStart('B', 'I')[1..];
            if (result[i][0] == 'I' && !goesOn)
            {
                result[i] = "B" + result[i][1..];
            }
        }

        return result;
    }
}
