using System.Collections.Concurrent;

namespace Katas.Checker.Book;

/// <summary>
/// A member as somebody might write it, to be spliced into the solution: a mistake (with the hint that names it), an
/// alternative that is right, or an answer that nobody foresaw (<see cref="UnseenAnswer"/>).
/// </summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="TaskId">The task it answers.</param>
/// <param name="Title">A description in a few words.</param>
/// <param name="Hint">The hint for the learner; empty for all but mistakes.</param>
/// <param name="Rules">The Roslyn rules that say the same, so that nothing is said twice.</param>
/// <param name="Path">The file.</param>
/// <param name="Text">The file's text.</param>
public sealed record CatalogueEntry(
    string Name, string TaskId, string Title, string Hint, IReadOnlyList<string> Rules, string Path, string Text)
{
    private static readonly ConcurrentDictionary<string, CatalogueEntry> Known = [];

    /// <summary>Reads the entries of a folder; none if the folder does not exist.</summary>
    /// <param name="folder">A lesson's <c>mistakes</c>, <c>alternatives</c> or <c>unseen</c>.</param>
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
        var header = EntryHeader.Read(path, text);
        return new CatalogueEntry(
            System.IO.Path.GetFileNameWithoutExtension(path),
            header.Need("task"),
            header.Need("title"),
            header.Find("hint") ?? "",
            header.List("rule", ','),
            path,
            text);
    }
}
