using System.Text.Json;
using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>
/// Notes by name, in a file of the folder for what is kept. Losing them does no harm: what can't be read counts as nothing noted, and what
/// can't be written is left.
/// </summary>
/// <typeparam name="T">A note.</typeparam>
/// <param name="book">The workbook.</param>
/// <param name="name">The file's name.</param>
internal sealed class NoteFile<T>(Workbook book, string name)
{
    private string Path => System.IO.Path.Combine(book.Keep, name);

    /// <summary>The notes.</summary>
    public Dictionary<string, T> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, T>>(File.ReadAllBytes(Path)) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    /// <summary>Puts notes in the place of those that are there.</summary>
    public void Write(IDictionary<string, T> notes)
    {
        try
        {
            Directory.CreateDirectory(book.Keep);
            AtomicFile.Write(Path, JsonSerializer.SerializeToUtf8Bytes(notes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CheckerException)
        {
            // The work is worth more than the notes on it.
        }
    }
}
