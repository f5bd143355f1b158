using System.Text.Json;
using Katas.Checker.Keeping;

namespace Katas.Checker.Trying.Editing;

/// <summary>
/// The lines typed before, in this session and earlier ones: one JSON string per line. If the file can't be read or written, it does
/// without.
/// </summary>
/// <param name="path">The file; null to keep nothing beyond the session.</param>
internal sealed class LineHistory(string? path)
{
    private const int Most = 500;

    private readonly List<string> entries = Read(path);
    private int position = -1;
    private string draft = "";

    /// <summary>Forgets the current place in the history.</summary>
    public void Rest() => position = -1;

    /// <summary>The entry before; null if there is none.</summary>
    /// <param name="current">The current text; it comes back after the last entry.</param>
    public string? Earlier(string current)
    {
        if (position < 0)
        {
            (position, draft) = (entries.Count, current);
        }

        return position == 0 ? null : entries[--position];
    }

    /// <summary>The entry after; after the last, the text that was being typed; null outside the history.</summary>
    public string? Later()
    {
        if (position < 0)
        {
            return null;
        }

        if (++position < entries.Count)
        {
            return entries[position];
        }

        position = -1;
        return draft;
    }

    /// <summary>Adds an entry, unless it is the last one again.</summary>
    public void Add(string entry)
    {
        Rest();
        if (string.IsNullOrWhiteSpace(entry) || entries.LastOrDefault() == entry)
        {
            return;
        }

        entries.Add(entry);
        if (path is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.AppendAllText(path, JsonSerializer.Serialize(entry) + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The line is worth more than the memory of it.
        }
    }

    private static List<string> Read(string? path)
    {
        try
        {
            if (path is null || !File.Exists(path))
            {
                return [];
            }

            string[] lines = File.ReadAllLines(path);
            if (lines.Length > 2 * Most)
            {
                lines = lines[^Most..];
                AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
            }

            return [.. lines.TakeLast(Most).Select(Parse).OfType<string>()];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CheckerException)
        {
            return [];
        }
    }

    private static string? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(line);
        }
        catch (JsonException)
        {
            return null; // a line cut short
        }
    }
}
