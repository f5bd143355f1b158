using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Katas.Checker.Book;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Keeping;

/// <summary>
/// Remembers what a check found out about a learner's code by changing it, so that `hint` can speak of it, level by level. It holds for the code
/// as it was; losing it does no harm.
/// </summary>
internal sealed class RepairMemory(Workbook book)
{
    private string Path => System.IO.Path.Combine(book.Keep, "repairs.json");

    /// <summary>Remembers sentences, the one that says least first.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="files">The learner's files.</param>
    /// <param name="levels">The sentences.</param>
    public void Remember(string taskId, IEnumerable<SyntaxTree> files, IReadOnlyList<string> levels)
    {
        var known = Read();
        known[taskId] = new Entry(Hash(files), levels);
        try
        {
            Directory.CreateDirectory(book.Keep);
            AtomicFile.Write(Path, JsonSerializer.SerializeToUtf8Bytes(known));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CheckerException)
        {
            // It was said already.
        }
    }

    /// <summary>The sentences on a task; none if nothing was found, or the code has changed.</summary>
    public IReadOnlyList<string> Recall(string taskId, IEnumerable<SyntaxTree> files) =>
        Read().GetValueOrDefault(taskId) is { } entry && entry.Code == Hash(files) ? entry.Levels : [];

    private static string Hash(IEnumerable<SyntaxTree> files) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Select(file => file.ToString())))));

    private Dictionary<string, Entry> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllBytes(Path)) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private sealed record Entry(string Code, IReadOnlyList<string> Levels);
}
