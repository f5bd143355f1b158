using Katas.Checker.Book;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Watching;

/// <summary>The learner's files as a watch knows them, and what saves have changed in them.</summary>
/// <param name="book">The workbook.</param>
/// <param name="checks">Reads the files.</param>
/// <param name="clock">The time.</param>
/// <param name="settled">Called with a round when it has been quiet for a moment after a save: then it is time to look.</param>
internal sealed class WatchedFiles(Workbook book, IWatchChecks checks, TimeProvider clock, Action<int> settled) : IDisposable
{
    private readonly SaveWait save = new(clock, settled);
    private readonly HashSet<string> saved = [];
    private readonly Dictionary<string, IReadOnlyList<SyntaxTree>> files = [];

    /// <summary>Whether there was a save that nobody has looked at yet.</summary>
    public bool IsWaiting => save.Since is not null;

    /// <summary>A lesson's files as they were when they were last read.</summary>
    /// <exception cref="CheckerException">They were not read yet, and one of them can't be read.</exception>
    public IReadOnlyList<SyntaxTree> Get(Lesson lesson) =>
        files.TryGetValue(lesson.Number, out var known) ? known : files[lesson.Number] = checks.Read(lesson);

    /// <summary>Reads a lesson's files, outside of any save.</summary>
    /// <exception cref="CheckerException">A file can't be read.</exception>
    public void Read(Lesson lesson) => files[lesson.Number] = checks.Read(lesson);

    /// <summary>Something happened to a file.</summary>
    /// <param name="path">The file; null if it can't be told which, and then it counts for the current lesson.</param>
    /// <param name="current">The current lesson.</param>
    public void Saved(string? path, Lesson current)
    {
        saved.Add(path is null ? current.Number : Path.GetFileName(Path.GetDirectoryName(path)) ?? "");
        save.Saved();
    }

    /// <summary>Whether a round is that of the last save; an older one is of no interest.</summary>
    public bool IsLast(int round) => round == save.Round;

    /// <summary>The changes of the last save, lesson by lesson; none as long as a file may be half-written.</summary>
    /// <param name="current">The current lesson, which is not read again.</param>
    /// <exception cref="CheckerException">A file can't be read, and that has gone on for too long.</exception>
    public IReadOnlyList<LessonChange> Look(Lesson current)
    {
        var changes = new List<LessonChange>();
        try
        {
            foreach (string number in book.Numbers.Where(saved.Contains))
            {
                var lesson = number == current.Number ? current : book.Lesson(number);
                var (before, now) = (Get(lesson), checks.Read(lesson));
                if (save.WaitsFor(before, now))
                {
                    return [];
                }

                if (!now.SequenceEqual(before))
                {
                    changes.Add(new LessonChange(lesson, before, now, save.Since));
                }
            }
        }
        catch (CheckerException)
        {
            // An editor may hold a file, or be about to rename one, for a moment.
            if (save.WaitsOn())
            {
                return [];
            }

            Settle();
            throw;
        }

        Settle();
        changes.ForEach(change => files[change.Lesson.Number] = change.Now);
        return changes;
    }

    public void Dispose() => save.Dispose();

    private void Settle()
    {
        save.Done();
        saved.Clear();
    }
}
