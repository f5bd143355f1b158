using Katas.Checker.Book;

namespace Katas.Page.Texts;

/// <summary>Which of the book's files pages may show, and where: nothing outside of the book, nothing hidden, nothing that a build made.</summary>
internal static class BookFiles
{
    private const string Pictures = "/picture/";
    private const long Largest = 10 << 20;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
    };

    /// <summary>Serves pictures of the book, and no other files.</summary>
    public static void Map(IEndpointRouteBuilder routes, Workbook book) => routes.MapGet(Pictures + "{**path}", (string path) =>
        Types.TryGetValue(Path.GetExtension(path), out string? type) && Find(book, path) is { } file
            ? Results.File(file, type)
            : Results.NotFound());

    /// <summary>The address of a picture.</summary>
    /// <param name="relative">Its path from the book's folder.</param>
    public static string PictureAddress(string relative) => Pictures + string.Join('/', relative.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Whether a file is a picture that pages show.</summary>
    public static bool IsPicture(string path) => Types.ContainsKey(Path.GetExtension(path));

    /// <summary>The file at a path; null if it is none that may be shown.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="relative">A path from the book's folder, as an address has it.</param>
    public static string? Find(Workbook book, string relative)
    {
        string[] parts = relative.Split('/', '\\');
        if (parts.Any(part => part.Length == 0 || part[0] == '.' || part is "bin" or "obj" || part.Contains(':') || part.Any(char.IsControl)))
        {
            return null;
        }

        string path = Path.Combine([book.Root, .. parts]);
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= Largest && IsInside(book, path, parts) ? path : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether neither the file nor a folder on the way to it is a link that leads out of the book.</summary>
    private static bool IsInside(Workbook book, string path, string[] parts)
    {
        string at = book.Root;
        foreach (string part in parts)
        {
            at = Path.Combine(at, part);
            FileSystemInfo entry = at == path ? new FileInfo(at) : new DirectoryInfo(at);
            if (entry.ResolveLinkTarget(returnFinalTarget: true) is { } target
                && Path.GetRelativePath(book.Root, target.FullName).StartsWith("..", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
