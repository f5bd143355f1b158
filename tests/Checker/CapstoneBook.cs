using Katas.Checker.Book;

namespace Katas.Tests.Checker;

/// <summary>A temporary workbook whose exercises are all solved: what the capstones are made of. Deleted when disposed.</summary>
internal sealed class CapstoneBook : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CapstoneBook()
    {
        var real = RealBook.Instance;
        File.WriteAllText(Path.Combine(folder.Path, "Katas.sln"), "");
        Copy(Path.GetDirectoryName(real.GlobalUsings)!, "build");
        foreach (string capstone in new[] { "capstone", "capstone-2", "capstone-2/experts" })
        {
            Copy(Path.Combine(real.Demos, capstone), $"demos/{capstone}");
        }

        foreach (string number in real.Numbers)
        {
            var folders = real.Lesson(number).Folders;
            Copy(folders.Solution, $"exercises/{number}");
            File.Copy(folders.Readme, Path.Combine(folder.Path, "exercises", number, "README.md"));
            Copy(folders.Solution, $"solutions/{number}");
            if (Directory.Exists(folders.Given))
            {
                Copy(folders.Given, $"given/{number}");
            }

            Copy(folders.Tests, $"tests/{number}");
            Copy(folders.Demo, $"demos/{number}");
        }

        Book = new Workbook(folder.Path);
        AddAnotherLesson();
    }

    public Workbook Book { get; }

    /// <summary>A folder of the workbook; made if need be.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;

    public void Dispose() => folder.Dispose();

    /// <summary>A lesson that no capstone names, which nobody has solved, and which would not even compile.</summary>
    private void AddAnotherLesson()
    {
        File.WriteAllText(
            Path.Combine(Folder("exercises/91"), "README.md"),
            "# Lesson 91: One more\n\nNeeds: 01\n\n## Task 91.1: More\nDifficulty 1/5 · 5 minutes · `More.cs`\n");
        File.WriteAllText(Path.Combine(Folder("exercises/91"), "More.cs"), "namespace Katas.Lesson91; this is no C#");
        File.WriteAllText(Path.Combine(Folder("tests/91"), "hints.md"), "# Hints\n");
    }

    private void Copy(string from, string to)
    {
        string target = Folder(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }
}
