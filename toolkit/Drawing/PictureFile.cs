namespace Katas.Toolkit.Drawing;

/// <summary>Writes pictures so that a reader sees either the old file or the new one, never part of one.</summary>
internal static class PictureFile
{
    /// <summary>Writes beside the file and moves over it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, byte[] picture)
    {
        string full = Path.GetFullPath(path);
        string temporary = $"{full}.{Path.GetRandomFileName()}.tmp";
        try
        {
            File.WriteAllBytes(temporary, picture);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The picture could not be saved as {full}. "
                + $"Is the folder there, and may it be written to? ({exception.Message})",
                exception);
        }
        finally
        {
            TryDelete(temporary);
        }
    }

    // The caller has to hear about the first error, not that a left-over could not be removed.
    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
