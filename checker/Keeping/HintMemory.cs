using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>Remembers how far each task's hints have been read, so that asking again says more. Losing it does no harm.</summary>
internal sealed class HintMemory(Workbook book)
{
    private readonly NoteFile<int> notes = new(book, "hints.json");

    /// <summary>The level up to which a task's hints were read; 0 for none.</summary>
    public int Opened(string taskId) => notes.Read().GetValueOrDefault(taskId);

    /// <summary>The level that the next hint of a task is on.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="levels">The number of its levels.</param>
    public int Next(string taskId, int levels) => Math.Clamp(notes.Read().GetValueOrDefault(taskId) + 1, 1, levels);

    /// <summary>Remembers that a task's hints were read up to a level.</summary>
    public void Remember(string taskId, int level)
    {
        var read = notes.Read();
        if (read.GetValueOrDefault(taskId) < level)
        {
            read[taskId] = level;
            notes.Write(read);
        }
    }
}
