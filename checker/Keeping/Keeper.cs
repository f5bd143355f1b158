using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>
/// Makes every change to a learner's files: one checker at a time, after tidying up what an earlier one left unfinished; a failure is put
/// into a sentence.
/// </summary>
/// <param name="book">The workbook.</param>
/// <param name="clock">Names the copies.</param>
/// <param name="disk">Writes the files.</param>
internal sealed class Keeper(Workbook book, TimeProvider? clock = null, Disk? disk = null)
{
    // Other checkers hold the lock for as long as it takes to write a few files.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public Disk Disk { get; } = disk ?? Disk.Real;

    public KeptCopies Copies { get; } = new(book, clock ?? TimeProvider.System, disk ?? Disk.Real);

    /// <summary>The time to wait for another checker.</summary>
    public TimeSpan LockPatience { get; init; } = Patience;

    /// <summary>Where a lesson's files are while it is swapped.</summary>
    public string Swapped(Lesson lesson) => book.Swapped(lesson.Number);

    /// <summary>The source files of a folder, byte for byte.</summary>
    public static Dictionary<string, byte[]> Files(string folder) =>
        TextFile.CSharpFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

    /// <summary>
    /// A lesson's given files, byte for byte. A copy of the learner's files from before they were given may contain some of them.
    /// </summary>
    public static Dictionary<string, byte[]> Given(Lesson lesson) =>
        Directory.Exists(lesson.Folders.Given) ? Files(lesson.Folders.Given) : [];

    public static bool Same(byte[] bytes, byte[]? others) => others is not null && bytes.AsSpan().SequenceEqual(others);

    /// <summary>Makes a change.</summary>
    /// <exception cref="CheckerException">It could not be made, or not to its end; nothing is lost.</exception>
    public T Change<T>(Lesson lesson, Func<T> change)
    {
        const string Again = "Nothing is lost: run the same command again once that is fixed.";
        using var held = KeepLock.Take(book, LockPatience);
        try
        {
            Tidy(lesson);
            return change();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckerException($"{exception.Message} {Again}", inner: exception);
        }
        catch (CheckerException exception) when (exception.InnerException is IOException or UnauthorizedAccessException)
        {
            throw new CheckerException($"{exception.Message} {Again}", inner: exception);
        }
    }

    /// <summary>Writes one of the lesson's files.</summary>
    public void Write(Lesson lesson, string name, byte[] bytes) =>
        AtomicFile.Write(Path.Combine(lesson.Folders.Exercise, name), bytes, Disk);

    /// <summary>
    /// Deletes what a checker that was killed left half-done: files not yet in their place, copies never completed. All of their contents
    /// exist elsewhere, too.
    /// </summary>
    private void Tidy(Lesson lesson)
    {
        foreach (string path in AtomicFile.Unfinished(lesson.Folders.Exercise).ToList())
        {
            Disk.Delete(path);
        }

        // Not by a pattern: "01.*" finds "01" too, which holds the learner's files.
        string swapped = Path.Combine(book.Keep, "swapped");
        string halfDone = $"{lesson.Number}.";
        foreach (string folder in (Directory.Exists(swapped) ? TextFile.Folders(swapped) : [])
            .Where(folder => Path.GetFileName(folder).StartsWith(halfDone, StringComparison.Ordinal)))
        {
            Disk.DeleteFolder(folder);
        }

        Copies.Tidy(lesson);
    }
}
