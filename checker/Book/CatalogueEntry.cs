using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Katas.Checker.Book;

/// <summary>
/// A member as somebody might write it, to be spliced into the solution: a mistake (with the hint that names it) or an
/// alternative that is right.
/// </summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="TaskId">The task it answers.</param>
/// <param name="Title">A description in a few words.</param>
/// <param name="Hint">The hint for the learner; empty for an alternative.</param>
/// <param name="Rules">The Roslyn rules that say the same, so that nothing is said twice.</param>
/// <param name="Path">The file.</param>
/// <param name="Text">The file's text.</param>
public sealed partial record CatalogueEntry(
    string Name, string TaskId, string Title, string Hint, IReadOnlyList<string> Rules, string Path, string Text)
{
    private static readonly ConcurrentDictionary<string, CatalogueEntry> Known = [];

    /// <summary>Reads the entries of a folder; none if the folder does not exist.</summary>
    /// <param name="folder">A lesson's <c>mistakes</c> or <c>alternatives</c>.</param>
    public static IReadOnlyList<CatalogueEntry> ReadAll(string folder) =>
        Directory.Exists(folder) ? [.. TextFile.CSharpFiles(folder).Select(Read)] : [];

    private static CatalogueEntry Read(string path)
    {
        string text = TextFile.Read(path, "an entry of the catalogue");
        if (!Known.TryGetValue(path, out var entry) || entry.Text != text)
        {
            Known[path] = entry = Parse(path, text);
        }

        return entry;
    }

    private static CatalogueEntry Parse(string path, string text)
    {
        var fields = new Dictionary<string, string>();
        string? field = null;
        foreach (string line in text.Split('\n').Select(line => line.TrimEnd('\r')).TakeWhile(line => line.StartsWith("//")))
        {
            if (Field().Match(line) is { Success: true } start)
            {
                field = start.Groups["name"].Value;
                fields[field] = start.Groups["text"].Value.Trim();
            }
            else if (field is not null)
            {
                fields[field] += " " + line[2..].Trim();
            }
        }

        string Need(string name) => fields.GetValueOrDefault(name)
            ?? throw new CheckerException($"{path} has no '// {name}:' line at its top; docs/adding-a-lesson.md shows one.");

        return new CatalogueEntry(
            System.IO.Path.GetFileNameWithoutExtension(path),
            Need("task"),
            Need("title"),
            fields.GetValueOrDefault("hint", ""),
            fields.GetValueOrDefault("rule", "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            path,
            text);
    }

    [GeneratedRegex(@"^//\s*(?<name>task|title|hint|rule):\s*(?<text>.*)$")]
    private static partial Regex Field();
}
