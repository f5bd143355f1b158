using System.Text;
using Katas.Data;

// dotnet run --project data/generator             writes the corpora into the data folder
// dotnet run --project data/generator -- --check  generates them again and compares; exit code 1 if one differs
if (args is not ([] or ["--check"]))
{
    Console.Error.WriteLine("Usage: dotnet run --project data/generator [-- --check]");
    return 2;
}

if (DataFolder() is not { } folder)
{
    Console.Error.WriteLine("There is no Katas.sln above this program; it writes into the data folder beside it.");
    return 2;
}

int different = 0;
foreach (var file in CorpusFile.All())
{
    string path = Path.Combine(folder, file.Name);
    if (args.Length == 0)
    {
        File.WriteAllText(path, file.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Console.WriteLine($"{file.Name}: {file.Text.Length} bytes");
        continue;
    }

    // A checkout may have turned the line ends into the system's own.
    bool same = File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == file.Text;
    different += same ? 0 : 1;
    Console.WriteLine($"{file.Name}: {(same ? "as generated" : "differs from what is generated")}");
}

return different == 0 ? 0 : 1;

static string? DataFolder()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Katas.sln")))
        {
            return Path.Combine(folder.FullName, "data");
        }
    }

    return null;
}
