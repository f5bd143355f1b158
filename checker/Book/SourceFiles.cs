using System.Formats.Tar;

namespace Katas.Checker.Book;

/// <summary>
/// What belongs to a lesson, for checks, watch, swap and reset alike: the ordinary files directly in its folder whose names
/// end in <c>.cs</c> and do not begin with a dot. A link counts as the file that it leads to. The projects go by the same
/// rule (<c>exercises/Directory.Build.targets</c>).
/// </summary>
internal static class SourceFiles
{
    /// <summary>Whether a file may belong to a lesson, by its name. What begins with a dot is an editor's or the system's.</summary>
    /// <param name="path">The file.</param>
    public static bool IsName(string path) =>
        path.EndsWith(".cs", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith('.');

    /// <summary>The source files of a folder, in order.</summary>
    public static IReadOnlyList<string> In(string folder) => [.. Named(folder).Where(IsOrdinary)];

    /// <summary>What has the name of a source file and is none: a pipe, a device, a link that leads nowhere.</summary>
    public static IReadOnlyList<string> NotOrdinary(string folder) => [.. Named(folder).Where(path => !IsOrdinary(path))];

    /// <summary>Whether a file is a link to another one.</summary>
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>The file that a path leads to in the end; null for a link that leads nowhere.</summary>
    public static string? Target(string path)
    {
        try
        {
            string target = IsLink(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName : path;
            return File.Exists(target) ? target : null;
        }
        catch (IOException)
        {
            return null; // links that lead round in a circle, or a file that went away meanwhile
        }
    }

    private static IEnumerable<string> Named(string folder) =>
        Directory.GetFiles(folder, "*.cs").Where(IsName).Order(StringComparer.Ordinal);

    private static bool IsOrdinary(string path) => Target(path) is { } target && (Length(target) > 0 || !IsSpecial(target));

    private static long Length(string path)
    {
        try
        {
            return new FileInfo(path).Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    /// <summary>
    /// Whether an empty file is something else, which would be waited for on reading. .NET says what a file is nowhere but in
    /// the entries of archives.
    /// </summary>
    private static bool IsSpecial(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        try
        {
            using var archive = new MemoryStream();
            using (var writer = new TarWriter(archive, leaveOpen: true))
            {
                writer.WriteEntry(path, "file");
            }

            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType != TarEntryType.RegularFile;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false; // whoever reads it will say so
        }
        catch (IOException)
        {
            return true; // a socket
        }
    }
}
