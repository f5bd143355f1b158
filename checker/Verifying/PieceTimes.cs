using System.Collections.Concurrent;
using System.Text.Json;
using Katas.Checker.Book;
using Katas.Checker.Keeping;

namespace Katas.Checker.Verifying;

/// <summary>
/// How long each piece took when it was last proved, in <c>.katas/proof-times.json</c>. It decides about the order of the work and nothing
/// else: losing it costs seconds.
/// </summary>
internal sealed class PieceTimes
{
    private readonly string path;
    private readonly ConcurrentDictionary<string, double> seconds;

    public PieceTimes(Workbook book)
    {
        path = Path.Combine(book.Keep, "proof-times.json");
        seconds = new(Read(path));
    }

    /// <summary>The seconds that a piece took; null if it was never proved here.</summary>
    public double? Find(string piece) => seconds.TryGetValue(piece, out double known) ? known : null;

    /// <summary>Notes how long a piece took.</summary>
    public void Note(string piece, TimeSpan took) => seconds[piece] = Math.Round(took.TotalSeconds, 3);

    /// <summary>Keeps them for the next time.</summary>
    public void Save()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(new SortedDictionary<string, double>(seconds, StringComparer.Ordinal)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CheckerException)
        {
            // The next run begins in another order.
        }
    }

    private static Dictionary<string, double> Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllBytes(path)) ?? [] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}
