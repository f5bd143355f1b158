namespace Katas.Checker.Fetching;

/// <summary>What is said where a file cannot be written.</summary>
internal static class DiskSpace
{
    /// <summary>The exception for a file that could not be written.</summary>
    public static CheckerException Trouble(string path, Exception exception) => new(
        exception.HResult is 28 or unchecked((int)0x80070070) or unchecked((int)0x80070027)
            ? $"There is no space left on the disk for {path}. Make room, and run the command again: it goes on from there."
            : $"{path} could not be written: {exception.Message}",
        inner: exception);
}
