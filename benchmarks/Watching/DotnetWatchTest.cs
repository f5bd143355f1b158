using System.Diagnostics;

namespace Katas.Benchmarks.Watching;

/// <summary><c>dotnet watch test</c>, from a save to the line with its result.</summary>
internal sealed class DotnetWatchTest : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // It takes a moment after its result until it listens again.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly TemporaryBook book;
    private readonly Process process;

    /// <summary>Starts watching, and waits for the first result.</summary>
    public DotnetWatchTest(TemporaryBook book)
    {
        this.book = book;
        process = book.Start("watch", "test", "--project", $"exercises/{LineEdit.Lesson}", "--non-interactive");
        Next();
    }

    public TimeSpan Save(LineEdit edit, bool wrong)
    {
        long start = Stopwatch.GetTimestamp();
        edit.Save(book.Exercise, wrong);
        bool failed = Next();
        var took = Stopwatch.GetElapsedTime(start);
        Thread.Sleep(Pause);
        return failed == wrong
            ? took
            : throw new InvalidOperationException($"`dotnet watch test` should {(wrong ? "fail" : "pass")}, and did not.");
    }

    public void Dispose() => process.End();

    /// <summary>Waits for a result; whether a test failed.</summary>
    private bool Next()
    {
        while (true)
        {
            string line = process.StandardOutput.ReadLineAsync().WaitAsync(Limit).GetAwaiter().GetResult()
                ?? throw new InvalidOperationException("`dotnet watch test` ended by itself.");
            if (line.Contains("Passed!") || line.Contains("Failed!"))
            {
                return line.Contains("Failed!");
            }
        }
    }
}
