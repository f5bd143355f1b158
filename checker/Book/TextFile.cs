namespace Katas.Checker.Book;

/// <summary>Reads files and folders, and puts a failure into one sentence.</summary>
internal static class TextFile
{
    public static string Read(string path, string whatItIs) =>
        Guarded(path, whatItIs, () => File.ReadAllText(path));

    public static byte[] Bytes(string path, string whatItIs) =>
        Guarded(path, whatItIs, () => File.ReadAllBytes(path));

    /// <summary>When it was last written; long ago where it is missing.</summary>
    public static DateTime Written(string path, string whatItIs) =>
        Guarded(path, whatItIs, () => File.GetLastWriteTimeUtc(path));

    public static IReadOnlyList<string> CSharpFiles(string folder) =>
        Guarded(folder, "a folder of the workbook", () => SourceFiles.In(folder));

    public static IReadOnlyList<string> Folders(string folder) =>
        [.. Guarded(folder, "a folder of the workbook", () => Directory.GetDirectories(folder)).Order(StringComparer.Ordinal)];

    private static T Guarded<T>(string path, string whatItIs, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckerException(
                $"{path} is missing: {whatItIs}. {ShippedFile.Return(path)}",
                inner: exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new CheckerException(
                $"{path} can't be read ({whatItIs}): {exception.Message} Check its permissions.", inner: exception);
        }
    }
}
