namespace Katas.Checker.Book;

/// <summary>Reading of files and folders where a failure is told in one sentence.</summary>
internal static class TextFile
{
    public static string Read(string path, string whatItIs)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckerException(
                $"{path} is missing: {whatItIs}. `git checkout -- \"{path}\"` brings it back as it was shipped.",
                inner: exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new CheckerException(
                $"{path} can't be read ({whatItIs}): {exception.Message} Check its permissions.", inner: exception);
        }
    }

    public static IReadOnlyList<string> CSharpFiles(string folder) =>
        [.. Enumerate(folder, () => Directory.GetFiles(folder, "*.cs")).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Folders(string folder) =>
        [.. Enumerate(folder, () => Directory.GetDirectories(folder)).Order(StringComparer.Ordinal)];

    private static string[] Enumerate(string folder, Func<string[]> list)
    {
        try
        {
            return list();
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new CheckerException(
                $"The folder {folder} is missing. `git checkout -- \"{folder}\"` brings it back as it was shipped.",
                inner: exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new CheckerException(
                $"The folder {folder} can't be read: {exception.Message} Check its permissions.", inner: exception);
        }
    }
}
