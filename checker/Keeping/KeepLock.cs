using System.Diagnostics;
using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>
/// Held while a learner's files are changed, so that two checkers never do so at once. The system releases it when the process ends,
/// however it ends.
/// </summary>
internal sealed class KeepLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream held;

    private KeepLock(FileStream held)
    {
        this.held = held;
    }

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="CheckerException">Another checker held it all the time, or its file can't be created.</exception>
    public static KeepLock Take(Workbook book, TimeSpan patience)
    {
        string path = Path.Combine(book.Keep, "lock");
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                Directory.CreateDirectory(book.Keep);
                return new KeepLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path) && Stopwatch.GetElapsedTime(start) < patience)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException exception) when (File.Exists(path))
            {
                throw new CheckerException(
                    "Another checker is changing files of this workbook right now. Nothing was done; run the command again when it is finished.",
                    inner: exception);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new CheckerException(
                    $"There is no place to keep copies of your files: {exception.Message} Nothing is lost: nothing was changed.", inner: exception);
            }
        }
    }

    public void Dispose() => held.Dispose();
}
