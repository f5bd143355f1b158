using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>Remembers when each question was asked last, and how often in a row it was answered right. Losing it does no harm.</summary>
internal sealed class QuestionMemory(Workbook book)
{
    private readonly NoteFile<Note> notes = new(book, "questions.json");

    /// <summary>The notes, by the questions' ids.</summary>
    public IReadOnlyDictionary<string, Note> Read() => notes.Read();

    /// <summary>Remembers an answer.</summary>
    /// <param name="id">The question.</param>
    /// <param name="isRight">Whether it was right.</param>
    /// <param name="now">The time.</param>
    public void Remember(string id, bool isRight, DateTimeOffset now)
    {
        var known = notes.Read();
        known[id] = new Note(now, isRight ? (known.GetValueOrDefault(id)?.RightInARow ?? 0) + 1 : 0);
        notes.Write(known);
    }

    /// <summary>What is known of a question.</summary>
    /// <param name="Asked">When it was asked last.</param>
    /// <param name="RightInARow">How often in a row it was answered right, up to then.</param>
    internal sealed record Note(DateTimeOffset Asked, int RightInARow);
}
