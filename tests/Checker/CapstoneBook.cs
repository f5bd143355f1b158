using Katas.Checker.Book;

namespace Katas.Tests.Checker;

/// <summary>A temporary workbook whose exercises are all solved: what the capstone is made of. Deleted when disposed.</summary>
internal sealed class CapstoneBook : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CapstoneBook()
    {
        var real = RealBook.Instance;
        File.WriteAllText(Path.Combine(folder.Path, "Katas.sln"), "");
        Copy(Path.GetDirectoryName(real.GlobalUsings)!, "build");
        Copy(real.Capstone, "demos/capstone");
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
    }

    public Workbook Book { get; }

    /// <summary>A folder of the workbook; made if need be.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;

    public void Dispose() => folder.Dispose();

    private void Copy(string from, string to)
    {
        string target = Folder(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }
}
