using System.Text.Json;
using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>
/// Remembers how far each task's hints have been read, so that asking again says more. Losing it does no harm: what can't be read counts as
/// nothing read, and what can't be written is left.
/// </summary>
internal sealed class HintMemory(Workbook book)
{
    private string Path => System.IO.Path.Combine(book.Keep, "hints.json");

    /// <summary>The level that the next hint of a task is on.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="levels">The number of its levels.</param>
    public int Next(string taskId, int levels) => Math.Clamp(Read().GetValueOrDefault(taskId) + 1, 1, levels);

    /// <summary>Remembers that a task's hints were read up to a level.</summary>
    public void Remember(string taskId, int level)
    {
        var read = Read();
        if (read.GetValueOrDefault(taskId) >= level)
        {
            return;
        }

        read[taskId] = level;
        try
        {
            Directory.CreateDirectory(book.Keep);
            AtomicFile.Write(Path, JsonSerializer.SerializeToUtf8Bytes(read));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CheckerException)
        {
            // The hint is worth more than the memory of it.
        }
    }

    private Dictionary<string, int> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllBytes(Path)) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}
