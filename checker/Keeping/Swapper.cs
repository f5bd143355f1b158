using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>
/// Puts a lesson's solution in place of the learner's files, and their files back. Their files are copied to a folder of
/// their own first, and that folder appears under its final name only when it is complete: it is the record that the
/// lesson is swapped, and stopping anywhere loses nothing.
/// </summary>
internal sealed class Swapper(Workbook book)
{
    /// <summary>Whether the lesson's folder holds the solution at present.</summary>
    public bool IsSwapped(Lesson lesson) => Directory.Exists(Kept(lesson));

    /// <summary>Puts the solution in. Doing it again finishes a swap that was stopped, and changes nothing else.</summary>
    /// <returns>Whether the learner's files were put aside now (false: they were already).</returns>
    public bool Swap(Lesson lesson) => Guarded(() =>
    {
        bool first = !IsSwapped(lesson);
        if (first)
        {
            Keep(lesson);
        }

        var solution = Files(lesson.Folders.Solution);
        foreach (var (name, bytes) in Files(lesson.Folders.Exercise))
        {
            // A file edited since an earlier swap is the learner's too: leave it.
            bool isTheirs = Same(bytes, Path.Combine(Kept(lesson), name));
            if (isTheirs && !solution.ContainsKey(name))
            {
                File.Delete(Path.Combine(lesson.Folders.Exercise, name));
            }
        }

        foreach (var (name, bytes) in solution)
        {
            string path = Path.Combine(lesson.Folders.Exercise, name);
            if (!File.Exists(path) || Same(File.ReadAllBytes(path), Path.Combine(Kept(lesson), name)))
            {
                AtomicFile.Write(path, bytes);
            }
        }

        return first;
    });

    /// <summary>Puts the learner's files back, byte for byte. Changes made to the solution meanwhile are kept too.</summary>
    /// <returns>The folder that keeps those changes, or null if there were none.</returns>
    /// <exception cref="CheckerException">The lesson is not swapped.</exception>
    public string? Restore(Lesson lesson) => Guarded(() =>
    {
        if (!IsSwapped(lesson))
        {
            throw new CheckerException(
                $"Lesson {lesson.Number} holds your own files already: nothing was swapped, and nothing has changed.");
        }

        var own = Files(Kept(lesson));
        var solution = Files(lesson.Folders.Solution);
        var edited = Files(lesson.Folders.Exercise)
            .Where(file => !Equal(file.Value, own.GetValueOrDefault(file.Key)) && !Equal(file.Value, solution.GetValueOrDefault(file.Key)))
            .ToList();
        string history = Path.Combine(book.Keep, "kept", lesson.Number, DateTime.Now.ToString("yyyy-MM-dd-HHmmss-fff"));
        if (edited.Count > 0)
        {
            Directory.CreateDirectory(history);
            edited.ForEach(file => AtomicFile.Write(Path.Combine(history, file.Key), file.Value));
        }

        foreach (var (name, bytes) in own)
        {
            AtomicFile.Write(Path.Combine(lesson.Folders.Exercise, name), bytes);
        }

        foreach (string name in Files(lesson.Folders.Exercise).Keys.Where(name => !own.ContainsKey(name)))
        {
            File.Delete(Path.Combine(lesson.Folders.Exercise, name));
        }

        // Out of sight in one step: half of it, under the final name, would read as all of the learner's files.
        string done = $"{Kept(lesson)}.done-{Guid.NewGuid():N}";
        Directory.Move(Kept(lesson), done);
        Directory.Delete(done, recursive: true);
        return edited.Count > 0 ? history : null;
    });

    private static Dictionary<string, byte[]> Files(string folder) =>
        TextFile.CSharpFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

    private static bool Same(byte[] bytes, string path) => File.Exists(path) && Equal(bytes, File.ReadAllBytes(path));

    private static bool Equal(byte[] bytes, byte[]? others) => others is not null && bytes.AsSpan().SequenceEqual(others);

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckerException(
                $"{exception.Message} Nothing is lost: run the same command again once that is mended.", inner: exception);
        }
    }

    private string Kept(Lesson lesson) => Path.Combine(book.Keep, "swapped", lesson.Number);

    private void Keep(Lesson lesson)
    {
        string partial = $"{Kept(lesson)}.partial-{Guid.NewGuid():N}";
        Directory.CreateDirectory(partial);
        foreach (var (name, bytes) in Files(lesson.Folders.Exercise))
        {
            AtomicFile.Write(Path.Combine(partial, name), bytes);
        }

        Directory.Move(partial, Kept(lesson));
    }
}
