using System.Collections.Concurrent;
using Katas.Checker.Book;
using Katas.Checker.Keeping;

namespace Katas.Checker.Verifying;

/// <summary>
/// How long each piece took when it was last proved, in <c>.katas/proof-times.json</c>. It decides about the order of the work and nothing
/// else: losing it costs seconds.
/// </summary>
internal sealed class PieceTimes
{
    private readonly NoteFile<double> notes;
    private readonly ConcurrentDictionary<string, double> seconds;

    public PieceTimes(Workbook book)
    {
        notes = new NoteFile<double>(book, "proof-times.json");
        seconds = new(notes.Read());
    }

    /// <summary>The seconds that a piece took; null if it was never proved here.</summary>
    public double? Find(string piece) => seconds.TryGetValue(piece, out double known) ? known : null;

    /// <summary>Notes how long a piece took.</summary>
    public void Note(string piece, TimeSpan took) => seconds[piece] = Math.Round(took.TotalSeconds, 3);

    /// <summary>Keeps them for the next time.</summary>
    public void Save() => notes.Write(new SortedDictionary<string, double>(seconds, StringComparer.Ordinal));
}
