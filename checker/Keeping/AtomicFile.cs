using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>
/// Writes files so that a reader, or a crash, sees the old one or the new one, never half of either. What is written to a link
/// arrives in the file that it leads to, and the link stays.
/// </summary>
internal static class AtomicFile
{
    /// <summary>The name of a file until it is complete: its own name, this, and a number.</summary>
    private const string Mark = ".katas-";

    /// <summary>Whether a file is the remains of a source file whose writer was stopped.</summary>
    public static bool IsUnfinished(string path) => Path.GetFileName(path).Contains($".cs{Mark}", StringComparison.Ordinal);

    /// <summary>The remains of writers that were stopped: of a folder's source files, and beside the files that its links lead to.</summary>
    public static IEnumerable<string> Unfinished(string folder) =>
        Directory.GetFiles(folder).Where(IsUnfinished).Concat(
            from link in SourceFiles.In(folder).Where(SourceFiles.IsLink)
            let target = SourceFiles.Target(link)
            where target is not null
            from beside in Directory.GetFiles(Path.GetDirectoryName(target)!)
            where beside.StartsWith($"{target}{Mark}", StringComparison.Ordinal)
            select beside);

    public static void Write(string path, byte[] bytes, Disk? disk = null)
    {
        disk ??= Disk.Real;
        path = SourceFiles.Target(path) ?? path;
        string temporary = $"{path}{Mark}{Environment.ProcessId}";
        try
        {
            disk.Write(temporary, bytes);
            CopyPermissions(path, temporary);
            disk.Rename(temporary, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Discard(temporary, disk);
            throw new CheckerException(
                IsOfAFullDisk(exception)
                    ? $"There is no space left on the disk: {Path.GetFileName(path)} could not be written."
                    : $"{path} could not be written: {exception.Message} The file is as it was.",
                inner: exception);
        }
    }

    /// <summary>A file that its owner made read-only is theirs to make writable, although a rename would replace it.</summary>
    /// <exception cref="CheckerException">One of the files is read-only.</exception>
    public static void RefuseReadOnly(IEnumerable<string> paths)
    {
        if (paths.Select(path => SourceFiles.Target(path) ?? path)
                .FirstOrDefault(path => File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly)) is { } path)
        {
            throw new CheckerException(
                $"{path} is read-only, so nothing was changed. Make it writable (`chmod u+w`, or its properties), and run the command again.");
        }
    }

    /// <summary>The system's error codes: ENOSPC, ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL.</summary>
    private static bool IsOfAFullDisk(Exception exception) =>
        exception.HResult is 28 or unchecked((int)0x80070070) or unchecked((int)0x80070027);

    private static void CopyPermissions(string from, string to)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(from))
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }
    }

    private static void Discard(string temporary, Disk disk)
    {
        try
        {
            disk.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }
}
