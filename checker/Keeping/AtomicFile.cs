namespace Katas.Checker.Keeping;

/// <summary>Writes files so that a reader, or a crash, sees the old one or the new one, never half of either.</summary>
internal static class AtomicFile
{
    public static void Write(string path, byte[] bytes)
    {
        string temporary = $"{path}.katas-{Environment.ProcessId}";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw new CheckerException(
                $"{path} could not be written: {exception.Message} The file is as it was.", inner: exception);
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to tell.
        }
    }
}
