using System.Text.RegularExpressions;

namespace Katas.Checker.Book;

/// <summary>The comment at the top of a catalogue's file: fields by name, each of which may go on in the lines below it.</summary>
internal sealed partial class EntryHeader
{
    private readonly string path;
    private readonly Dictionary<string, string> fields = [];

    private EntryHeader(string path, string text)
    {
        this.path = path;
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
    }

    /// <summary>Reads the header of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text.</param>
    public static EntryHeader Read(string path, string text) => new(path, text);

    /// <summary>A field; null if it is not there.</summary>
    public string? Find(string name) => fields.GetValueOrDefault(name);

    /// <summary>A field that has to be there.</summary>
    /// <exception cref="CheckerException">It is not.</exception>
    public string Need(string name) => Find(name)
        ?? throw new CheckerException($"{path} has no '// {name}:' line at its top; docs/adding-a-lesson.md shows one.");

    /// <summary>The parts of a field; none if it is not there.</summary>
    public IReadOnlyList<string> List(string name, char separator) =>
        Find(name)?.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    [GeneratedRegex(@"^//\s*(?<name>task|title|hint|rule|expect|hears|then|faults|source):\s*(?<text>.*)$")]
    private static partial Regex Field();
}
