using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Tests.Checker;

namespace Katas.Page.Tests;

/// <summary>A copy of some of the workbook's lessons to write in, as they are shipped. Deleted when disposed.</summary>
internal sealed class BookCopy : IDisposable
{
    private readonly SampleBook sample = new();

    public BookCopy(params IEnumerable<string> lessons)
    {
        foreach (string folder in new[] { "exercises", "solutions", "tests", "demos" })
        {
            Directory.Delete(sample.PathOf($"{folder}/{SampleBook.Number}"), recursive: true);
        }

        foreach (string number in lessons)
        {
            sample.AddRealLesson(number);
        }

        Copy("README.md", "CONTRIBUTING.md");
        Copy([.. Directory.GetFiles(RealBook.Instance.Data).Select(RealBook.Instance.Relative)]);
        Copy([.. Directory.GetFiles(Path.Combine(RealBook.Instance.Root, "docs"), "*.md").Select(RealBook.Instance.Relative)]);
    }

    public string Root => sample.Root;

    public Workbook Book => sample.Book;

    public string PathOf(string relative) => sample.PathOf(relative);

    /// <summary>Writes right answers to some tasks of a lesson, to all if none is named, as somebody would who did not copy the file.</summary>
    public void Solve(string number, params string[] taskIds)
    {
        var lesson = Book.Lesson(number);
        var rest = lesson.Tasks.Select(task => task.Id).Where(id => taskIds.Length > 0 && !taskIds.Contains(id)).ToHashSet();
        foreach (var tree in SourceTrees.Answers(lesson))
        {
            Save($"exercises/{number}/{Path.GetFileName(tree.FilePath)}", StubText.Write(tree, _ => "to be written", rest) + "// by hand\n");
        }
    }

    /// <summary>Types a wrong answer over a right one.</summary>
    public void Type(string number, string mistake)
    {
        var lesson = Book.Lesson(number);
        var entry = CatalogueEntry.ReadAll(lesson.Folders.Mistakes).Single(one => one.Name == mistake);
        foreach (var tree in Splicer.Splice(SourceTrees.Exercise(lesson), entry).Where(tree => File.ReadAllText(tree.FilePath) != tree.ToString()))
        {
            File.WriteAllText(tree.FilePath, tree.ToString());
        }
    }

    /// <summary>Changes a file at one place, as an editor saves it.</summary>
    public void Replace(string relative, string old, string with) => sample.Replace(relative, old, with);

    /// <summary>Saves a file, where that changes it.</summary>
    public void Save(string relative, string text)
    {
        if (sample.Read(relative) != text)
        {
            sample.Write(relative, text);
        }
    }

    /// <summary>Every file and when it was written.</summary>
    public IReadOnlyDictionary<string, DateTime> Files() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(Root, path), File.GetLastWriteTimeUtc);

    public void Dispose() => sample.Dispose();

    private void Copy(params string[] files)
    {
        foreach (string file in files)
        {
            sample.Write(file, File.ReadAllText(Path.Combine(RealBook.Instance.Root, file)));
        }
    }
}
