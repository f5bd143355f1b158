namespace Katas.Checker.Keeping;

/// <summary>Writes files so that a reader, or a crash, sees the old one or the new one, never half of either.</summary>
internal static class AtomicFile
{
    /// <summary>The name of a file until it is complete: its own name, this, and a number.</summary>
    private const string Unfinished = ".katas-";

    /// <summary>Whether a file is the remains of a source file whose writer was stopped.</summary>
    public static bool IsUnfinished(string path) => Path.GetFileName(path).Contains($".cs{Unfinished}", StringComparison.Ordinal);

    public static void Write(string path, byte[] bytes, Disk? disk = null)
    {
        disk ??= Disk.Real;
        string temporary = $"{path}{Unfinished}{Environment.ProcessId}";
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
        if (paths.FirstOrDefault(path => File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly)) is { } path)
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
