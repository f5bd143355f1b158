namespace Katas.Checker.Book;

/// <summary>How a file or folder of the workbook comes back as it was shipped.</summary>
internal static class ShippedFile
{
    /// <summary>A sentence that says so.</summary>
    /// <param name="path">The file or folder.</param>
    public static string Return(string path)
    {
        string full = Path.GetFullPath(path);
        string root = Root(full);
        return Path.Exists(Path.Combine(root, ".git"))
            ? $"`git checkout -- {Quoted(Path.GetRelativePath(root, full).Replace('\\', '/'))}` brings it back as it was shipped."
            : "There is no .git here to bring it back from: copy it from a fresh download of the workbook.";
    }

    private static string Root(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Katas.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? "";
    }

    private static string Quoted(string path) => path.Contains(' ') ? $"\"{path}\"" : path;
}
