using System.Text;
using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>
/// The copies in <c>.katas/kept</c>. A copy appears under its name only when it is complete, before the first of the learner's files is
/// touched; none is ever deleted.
/// </summary>
/// <param name="book">The workbook.</param>
/// <param name="clock">Names the copies.</param>
/// <param name="disk">Writes the files.</param>
internal sealed class KeptCopies(Workbook book, TimeProvider clock, Disk disk)
{
    private const string Partial = ".partial-";
    private const string WhyFile = "why.txt";

    /// <summary>All copies, or those of one lesson, newest first.</summary>
    public IReadOnlyList<KeptCopy> List(string? lesson = null)
    {
        string kept = Path.Combine(book.Keep, "kept");
        return Directory.Exists(kept)
            ? [.. TextFile.Folders(kept)
                .Where(folder => lesson is null || Path.GetFileName(folder) == lesson)
                .SelectMany(TextFile.Folders)
                .Where(folder => !Path.GetFileName(folder).StartsWith(Partial, StringComparison.Ordinal))
                .Select(Read)
                .OrderByDescending(copy => copy.Id, StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Keeps files; null if there are none.</summary>
    /// <param name="lesson">Their lesson.</param>
    /// <param name="why">The change about to be made.</param>
    /// <param name="files">Their names and bytes.</param>
    public KeptCopy? Keep(Lesson lesson, string why, IReadOnlyDictionary<string, byte[]> files)
    {
        if (files.Count == 0)
        {
            return null;
        }

        string lessonFolder = Path.Combine(book.Keep, "kept", lesson.Number);
        string partial = Path.Combine(lessonFolder, $"{Partial}{Guid.NewGuid():N}");
        disk.CreateFolder(partial);
        foreach (var (name, bytes) in files)
        {
            AtomicFile.Write(Path.Combine(partial, name), bytes, disk);
        }

        AtomicFile.Write(Path.Combine(partial, WhyFile), Encoding.UTF8.GetBytes(why + Environment.NewLine), disk);
        string folder = NewName(lessonFolder);
        disk.RenameFolder(partial, folder);
        return new KeptCopy(lesson.Number, Path.GetFileName(folder), folder, why, [.. files.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Deletes copies that were never completed; their originals are still in place.</summary>
    public void Tidy(Lesson lesson)
    {
        string folder = Path.Combine(book.Keep, "kept", lesson.Number);
        foreach (string partial in Directory.Exists(folder) ? Directory.GetDirectories(folder, $"{Partial}*") : [])
        {
            disk.DeleteFolder(partial);
        }
    }

    private static KeptCopy Read(string folder)
    {
        string why = Path.Combine(folder, WhyFile);
        return new KeptCopy(
            Path.GetFileName(Path.GetDirectoryName(folder)!),
            Path.GetFileName(folder),
            folder,
            File.Exists(why) ? TextFile.Read(why, "why a copy was kept").Trim() : "",
            [.. TextFile.CSharpFiles(folder).Select(path => Path.GetFileName(path))]);
    }

    private string NewName(string folder)
    {
        var now = clock.GetLocalNow();
        while (true)
        {
            string name = Path.Combine(folder, now.ToString("yyyy-MM-dd-HHmmss-fff"));
            if (!Path.Exists(name))
            {
                return name;
            }

            now += TimeSpan.FromMilliseconds(1);
        }
    }
}
